PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'0000000000000014e1a350bde36d70d12d0ad74079e62df489d3b0d69649be01a6a3f045afe3f19924c48d592beb2a3b1643dce64bf7a5f145b1934e4b70aa356eda496c113c2bab');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30373a35362e3133352b30383a3030');
INSERT INTO meta VALUES('identity',X'a04a8e68c23084c7bba3cedc8469d167');
INSERT INTO meta VALUES('key-in-force',X'00019242b07911dbe59852c1b14ff90cdef7');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'010001e39cabe609e6945dd0f6627344154d0418ea5001667c2f5246a1151e4242b04afa9af8893205cd77f119318a83d92bfbdfe776e3dffdbaff66813144',1);
INSERT INTO subjects VALUES(2,X'010001bd35f19a0ee70d015bcd90bdbc9b41cb23f799dab661fbdbd31412e970bfb9eb830ce4ad170618556e2274cb626e0d08c1e05f955ba739aba8b90ec8',1);
INSERT INTO subjects VALUES(3,NULL,1);
CREATE TABLE callers (
  id INTEGER NOT NULL PRIMARY KEY REFERENCES subjects (id),
  external_id TEXT,
  number_index BLOB,
  person_index BLOB,
  number BLOB,
  name BLOB,
  account BLOB,
  note BLOB,
  more BLOB,
  tier TEXT,
  region TEXT,
  tags TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
);
INSERT INTO callers VALUES(1,'u-1',X'cb897df89e7dc6a846ef6b0129a49e4a',X'8263bfc565517b90eb4a1149e187a99c',X'010001e874d3aeefe2365447335967b6d897152c0f3aa748dd8557f4d03df38f9f26ae806d52fe32837c',X'010001e07c188e7a316ae35ec3df86bd92580140b4d3349ed4fd7bc8a223b74dcd2cdced748faa6a',X'0100019ded343f820ed4009f97486b112989153cb8706d2cc7cd8af1f2bfa55fc1f501623cd12a',X'0100017ca70583f1b13d2b425cf37e0975973fba7935546aabdc85109d81f833c2ed6140098f48c0e049b7964aee45f845cdd685',NULL,'vip','浙江','long-standing',1795903676163,NULL);
INSERT INTO callers VALUES(2,'u-2',X'bbc93104dddc27e5d8660d595e8b6654',X'bcb693dd95bd47d05e857ecb98c3a4a5',X'0100011e5340339f6a9cf377a72d13c6f09f89d43eab3a37a6a9ba5b0080cf945c6f5aa956033e22a719',X'0100012cd521f39b0ccdadd507e27f082d28bf38d566d64570a2e7f4e48f66d67b9e0ecb23',NULL,NULL,NULL,'ordinary','山西','',1795903676163,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795903676163,1795903676949);
CREATE TABLE orders (
  caller_id INTEGER NOT NULL REFERENCES callers (id),
  placed_at INTEGER NOT NULL,
  id TEXT NOT NULL,
  product TEXT,
  kind TEXT,
  amount INTEGER,
  status TEXT,
  paid_at INTEGER,
  delivered_at INTEGER,
  account BLOB,
  channel TEXT,
  region TEXT,
  PRIMARY KEY (caller_id, placed_at DESC, id)
) WITHOUT ROWID;
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'010001b98e277dafb0ed2f82b8c05ff41221a82ed66b3d233dd7d162844ffb4a28a793eb4414f7','微信','浙江');
INSERT INTO orders VALUES(1,1790784300000,'2026110100000002','视频会员月费','membership',2500,'delivered',1790784300000,1790784360000,NULL,'自动续费',NULL);
INSERT INTO orders VALUES(2,1793581200000,'2026110100000003','骏网卡五十元','card',5000,'refunded',1793581260000,1793581290000,NULL,'支付宝',NULL);
CREATE TABLE contacts (
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  flow TEXT,
  path TEXT NOT NULL,
  entered BLOB,
  skill TEXT,
  waited INTEGER,
  talked INTEGER,
  agent TEXT,
  disposition TEXT,
  note BLOB,
  PRIMARY KEY (subject_id, at DESC, id)
) WITHOUT ROWID;
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'01000119fe6e56f429b52e2999149380875146c72b8127f6ab8178ad11851227ac4a0f4f3c1cf97d7ea3af5cac8250','recharge',42000,185000,'a-front','已催单',X'010001e67d89969e048c99cdfdef03b94996fe6cdc56338ad7ec7df55d17b7445d1448c8a97e344b4e34f2676f604bdfec');
INSERT INTO contacts VALUES(2,1795903678000,'c-20261129-060758-9ac1','q','person',NULL,'recharge',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE agents (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  skills TEXT NOT NULL,
  refund_limit INTEGER
) WITHOUT ROWID;
INSERT INTO agents VALUES('a-front','早班','front-line','recharge',NULL);
INSERT INTO agents VALUES('a-lead','主管','supervisor','complaint',NULL);
INSERT INTO agents VALUES('a-second','中班','senior','refund',NULL);
CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  order_id TEXT,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  stage TEXT NOT NULL,
  level INTEGER NOT NULL,
  owner TEXT,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  product TEXT,
  region TEXT,
  text BLOB,
  demand_amount INTEGER,
  demand_account BLOB,
  demand_deadline INTEGER,
  policy INTEGER NOT NULL,
  version INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'010001407d12fedca24bab850a99bd95b8614f26ff144021f5b051b2ace36c90f80ef30b8ce132e3c8ee3a',NULL,NULL,NULL,1,5);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'010001ced7d6bd09278eeb9dc5d65c6c0f2cba87eb4da9b3bb84205bf89c8822f5397c925d13ee18036c95',64800,X'010001630bf250bde9a8b311d54793c8782789eaf60e6c1bdd838978328d11aa7e6b1044453eb1',1793757660000,1,6);
CREATE TABLE case_events (
  case_id TEXT NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  data TEXT NOT NULL,
  text BLOB,
  PRIMARY KEY (case_id, number)
) WITHOUT ROWID;
INSERT INTO case_events VALUES('2026110200011',1,1793584800000,'opened','a-front','{"evidence":["transaction", "conversation"], "desk":"front-line", "handler":"a-front"}',NULL);
INSERT INTO case_events VALUES('2026110200011',2,1793584800000,'classified','flow','{"kind":"card-invalid"}',NULL);
INSERT INTO case_events VALUES('2026110200011',3,1793586600000,'refund','a-second','{"step":"paid", "cents":5000, "request":"r-1"}',NULL);
INSERT INTO case_events VALUES('2026110200011',4,1793586660000,'resolved','a-second','{"result":"refunded", "cause":"bad-stock", "amount":5000, "dueAt":1793592000000}',NULL);
INSERT INTO case_events VALUES('2026110200011',5,1793595600000,'confirmed','a-second','{}',NULL);
INSERT INTO case_events VALUES('2026110300015',1,1793671260000,'opened','a-front','{"evidence":["transaction", "conversation"], "desk":"front-line", "handler":"a-front"}',NULL);
INSERT INTO case_events VALUES('2026110300015',2,1793671260000,'classified','flow','{"kind":"recharge-missing"}',NULL);
INSERT INTO case_events VALUES('2026110300015',3,1793671260000,'evidence-requested','flow','{"evidence":["problem"]}',NULL);
INSERT INTO case_events VALUES('2026110300015',4,1793674800000,'responded','a-front','{}',NULL);
INSERT INTO case_events VALUES('2026110300015',5,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'010001f428cf699e21586630de297a13ee253f3bd2f354661964a72ac0be771e90105508c0576279');
INSERT INTO case_events VALUES('2026110300015',6,1793680200000,'refund','a-front','{"step":"asked", "cents":60000, "request":"r-2"}',NULL);
CREATE TABLE requests (
  id TEXT NOT NULL PRIMARY KEY,
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  service TEXT NOT NULL,
  order_id TEXT,
  amount INTEGER,
  outcome TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  approver TEXT,
  decided_at INTEGER,
  details BLOB
, case_id TEXT) WITHOUT ROWID;
INSERT INTO requests VALUES('r-1',2,'refund.request','2026110100000003',5000,'done','a-second',1793586600000,NULL,1793586600000,NULL,'2026110200011');
INSERT INTO requests VALUES('r-2',1,'refund.request','2026110100000001',60000,'needsApproval','a-front',1793680200000,NULL,NULL,NULL,'2026110300015');
CREATE TABLE audit (
  number INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_index BLOB,
  object TEXT,
  reason BLOB,
  found INTEGER,
  mac BLOB NOT NULL
);
INSERT INTO audit VALUES(1,1795903676163,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'4eb81bc263390b79c974968b3b5b7c8e06fb1045f96813807b55a44a9159d64b');
INSERT INTO audit VALUES(2,1793671200000,'a-front','look-up',X'904bbe77f427bffebc60d11b03247361','pop exact',NULL,1,X'83fc59e7b0a22f769883926a0acdedc1621e652da4d85d62df913350e6a16dad');
INSERT INTO audit VALUES(3,1793671260000,'a-front','change',X'904bbe77f427bffebc60d11b03247361','case 2026110300015 opened',NULL,NULL,X'b58314d9d552709bde08d72ff5b428eecfb53d707bc675a7047455b7c62b5790');
INSERT INTO audit VALUES(4,1793671260000,'flow','change',X'904bbe77f427bffebc60d11b03247361','case 2026110300015 classified',NULL,NULL,X'a6ce1386932995b76db7843baaf9c450034594bfeaaeaaee77ce4a8044b01176');
INSERT INTO audit VALUES(5,1793671260000,'flow','change',X'904bbe77f427bffebc60d11b03247361','case 2026110300015 evidence-requested',NULL,NULL,X'51ed730525b519452cf01ee3572c61e0a357098f67fdc714dd02d19e19b59ce8');
INSERT INTO audit VALUES(6,1793674800000,'a-front','change',X'904bbe77f427bffebc60d11b03247361','case 2026110300015 responded',NULL,NULL,X'0bd165ffb89fc486544d5718b5f3c69c61b10618264be32ed188381a1cd49d0c');
INSERT INTO audit VALUES(7,1793678400000,'a-front','change',X'904bbe77f427bffebc60d11b03247361','case 2026110300015 evidence-requested',NULL,NULL,X'57fc4a3d42400f597e0eb2d207a65f6df2f614e6db0e1532ea9ee446c7bd61d0');
INSERT INTO audit VALUES(8,1793584800000,'a-front','change',X'a3ca3097fd7439df78f12924a299c803','case 2026110200011 opened',NULL,NULL,X'2892c9c5c5b06dbbbccac22b96238773143c9bfd48f7afaa0ad790d99414fe25');
INSERT INTO audit VALUES(9,1793584800000,'flow','change',X'a3ca3097fd7439df78f12924a299c803','case 2026110200011 classified',NULL,NULL,X'5c9128f00ba6b61f9069b8f737e99ef066a5b7959a922c88b16a1cf63ceaa691');
INSERT INTO audit VALUES(10,1793586600000,'a-second','change',X'a3ca3097fd7439df78f12924a299c803','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'd6f8c1c651fdefcf3d5d22301e92881706bb799fa1dd4caf289362b737d0728f');
INSERT INTO audit VALUES(11,1793586600000,'a-second','change',X'a3ca3097fd7439df78f12924a299c803','case 2026110200011 refund',NULL,NULL,X'd89de9db6a372353899a5866d6f72156f43ae5bd43b43f7bab1606e8da3e24fa');
INSERT INTO audit VALUES(12,1793586660000,'a-second','change',X'a3ca3097fd7439df78f12924a299c803','case 2026110200011 resolved',NULL,NULL,X'84b8c031ac1c92f10cc9ad72def48172ad50e750b1468c3bbc8f34b40bacd594');
INSERT INTO audit VALUES(13,1793595600000,'a-second','change',X'a3ca3097fd7439df78f12924a299c803','case 2026110200011 confirmed',NULL,NULL,X'a00672961881b1f10e3fbf9b118a8ea8fb15894e2c19ff388fb549194452f239');
INSERT INTO audit VALUES(14,1793680200000,'a-front','change',X'904bbe77f427bffebc60d11b03247361','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'9343a6914ece86f9e98929c6c1c18b32ab18bac0e73ec47805d58fdf50dfdca9');
INSERT INTO audit VALUES(15,1793680200000,'a-front','change',X'904bbe77f427bffebc60d11b03247361','case 2026110300015 refund',NULL,NULL,X'e9c5adabb97077d2cb84d997b78b8cb60af2dcdfb9fd8d32bdbae374482f2ede');
INSERT INTO audit VALUES(16,1793682000000,'a-lead','look-up',X'904bbe77f427bffebc60d11b03247361','pop exact',NULL,1,X'7cbbf1d0918b4950d80f87837d5212f345a0209223a4ddf56a035f9d28bcde3e');
INSERT INTO audit VALUES(17,1793682000000,'a-lead','reveal',X'904bbe77f427bffebc60d11b03247361','name',X'0100001eaaea9b3b0ae6392df2d3ffe3948cdded63d3a586d191cc9ff5075bb59d0e35ac72e0075e65f100206662',1,X'a0bd0efff41d1bf91279124e189db8dd69297fd14f8797201c5d0ca8d6a95507');
INSERT INTO audit VALUES(18,1795903676949,'user:root','erase',X'9678c47cb9c0e3809932316ad3bb3cd6','caller 3',X'0100005f81b618d132ce624a38fa0355bb8318fbdc759bbb6909fbfb8657783d98e6334cf7003f8ca1419a',NULL,X'db5321641252c3270279c141bd49beb5fdd0ef9654c0ab6269be6ceaf9c0dbe1');
INSERT INTO audit VALUES(19,1795903678485,'flow','look-up',X'a3ca3097fd7439df78f12924a299c803','caller.find',NULL,NULL,X'b39f9149b8b2f93f9b8226a67761d3b8d5baeec19cc5166708cd1a5191b1bb75');
INSERT INTO audit VALUES(20,1795903678490,'flow','change',X'a3ca3097fd7439df78f12924a299c803','call c-20261129-060758-9ac1',NULL,NULL,X'e1a350bde36d70d12d0ad74079e62df489d3b0d69649be01a6a3f045afe3f199');
CREATE TABLE live_calls (
  id TEXT NOT NULL PRIMARY KEY,
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  number BLOB,
  queue TEXT NOT NULL,
  priority INTEGER NOT NULL,
  stage TEXT NOT NULL,
  agent TEXT,
  due INTEGER,
  joined INTEGER NOT NULL,
  since INTEGER NOT NULL,
  answered INTEGER,
  place INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  is_callback INTEGER NOT NULL,
  callback_priority INTEGER NOT NULL,
  holds_line INTEGER NOT NULL,
  is_transferred INTEGER NOT NULL,
  is_returned INTEGER NOT NULL
, was_answered INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
INSERT INTO live_calls VALUES('c-20261129-060758-9ac1',2,X'010001f686b7907221f66dca2eae5436e062d0f856ea7847dab5b53ddd2182b138033dd4247da4996ffe','recharge',0,'waiting',NULL,NULL,1795903678490,1795903678490,NULL,1,0,0,0,1,0,0,0);
CREATE TABLE live_agents (
  id TEXT NOT NULL PRIMARY KEY,
  pool TEXT NOT NULL,
  phase TEXT NOT NULL,
  reason TEXT,
  call_id TEXT,
  since INTEGER NOT NULL,
  next TEXT NOT NULL,
  next_reason TEXT,
  turn INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE live_settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE live_days (
  day TEXT NOT NULL,
  queue TEXT NOT NULL,
  offered INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  in_time INTEGER NOT NULL,
  abandoned INTEGER NOT NULL,
  callbacks INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  waited INTEGER NOT NULL,
  PRIMARY KEY (day, queue)
) WITHOUT ROWID;
INSERT INTO live_days VALUES('2026-11-29','recharge',1,0,0,0,0,0,0);
CREATE TABLE live_requests (
  session TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX callers_by_number ON callers (number_index);
CREATE UNIQUE INDEX callers_by_person ON callers (person_index);
CREATE UNIQUE INDEX callers_by_external_id ON callers (external_id)
  WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX orders_by_id ON orders (id);
CREATE UNIQUE INDEX contacts_by_id ON contacts (id);
CREATE INDEX cases_by_subject ON cases (subject_id, opened_at);
CREATE INDEX cases_open ON cases (opened_at) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX cases_open_by_order ON cases (order_id)
  WHERE closed_at IS NULL AND order_id IS NOT NULL;
CREATE INDEX requests_by_order ON requests (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX requests_by_subject ON requests (subject_id, at);
CREATE INDEX audit_by_subject ON audit (subject_index) WHERE subject_index IS NOT NULL;
CREATE VIEW case_facts AS
  SELECT c.id, c.subject_id, c.order_id, c.kind, c.channel, c.opened_at, c.closed_at,
    c.policy, c.product, c.region, c.demand_amount, c.demand_deadline, c.demand_account,
    o.amount, p.tier
  FROM cases c
    LEFT JOIN orders o ON o.id = c.order_id
    LEFT JOIN callers p ON p.id = c.subject_id;
CREATE INDEX live_calls_by_subject ON live_calls (subject_id);
COMMIT;
PRAGMA application_id=1213484110;
PRAGMA user_version=6;
