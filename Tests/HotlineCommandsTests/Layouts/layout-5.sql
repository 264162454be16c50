PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'00000000000000145cead753c1bb8326cb560efa52e3a6403c69fa96f14e60e224478ccee375c891395dcbd81dd88035a22b9be20cf9f32565a107bc743643e2ab8a618c5d4b3cbd');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30373a34372e3635392b30383a3030');
INSERT INTO meta VALUES('identity',X'aaf34bf4d28dcbee42f3c29279501bea');
INSERT INTO meta VALUES('key-in-force',X'000177bee71989d0e89f0a05382e06ef6659');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'010001e5c9485f2b0468ca7b2b9108f12d2a97c837e8c833f7788b17a9b45062cd11060832296eac341e8623adb6b586205e1ddabc82557c34dcfab17e4906',1);
INSERT INTO subjects VALUES(2,X'010001b680a5b95693be6468936093b7c7dff7754ed77b8a695ddbdb21448bc01003ff2ec7ae44dd38e5640382091521768fe1c596682dceb5d0e64db15a25',1);
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
INSERT INTO callers VALUES(1,'u-1',X'019df78da8745cb0d09a9c56cda798a7',X'73fc9fb6c0627b66934b21b65b2c19fd',X'01000109883ae1ae2683290d45a78c5b1c9d26e945b64eff4f9d8b81ee060e5d3d6c9259f8a5af7d95c8',X'010001daa726e706a766ea20c4a176be97f780f45a30fec68a833a77bfd3a19dc93ddf9edf908387',X'0100018fa31b2dfe06d92123c380c4108fab1290b03bb080a84a9074098578366cde83a90b3792',X'01000126104098d789f3a7b192a12e509a4196854f608d530e936812dccfb28aa04bb77ca21b15e06ddc589a63b25c2fcbc95117',NULL,'vip','浙江','long-standing',1795903667691,NULL);
INSERT INTO callers VALUES(2,'u-2',X'd6f41b88e8da51f1c1a00562441adca2',X'b37aae6f74df3e266c547fbcfe562a68',X'010001775d8712021f2cf48306d3d914da99c9863a1009693def64afc52fbf6a7134329c73cad5fc7cd6',X'010001e3fda84e7594216cf67305ba5164be634d818c34d71487a2f3f298077e104d94169a',NULL,NULL,NULL,'ordinary','山西','',1795903667691,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795903667691,1795903668597);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'0100014aade02f9d8aa8b5a04fc37657a69398ef8f04dc91409d1634f20802c041ce3e703dc257','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'01000131a1df19dbd4f641f663caf9eb12b6485fddbefef7a4f54422db645505b1c0e208739a640bbf7545cb5f70fb','recharge',42000,185000,'a-front','已催单',X'010001437d8c5d7fb16499f9cb55b6a115a835e794bf174aa53a3ab063aac423007e5a520bfa43df206c9f8eae02b79d98');
INSERT INTO contacts VALUES(2,1795903670000,'c-20261129-060750-295e','q','person',NULL,'recharge',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'010001ce571272d143229ab0a6eb82e5d3f3be7ff8d257a2e2fc423f6dcd4431955342890c95d67f76d897',NULL,NULL,NULL,1,5);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000102f1074fe7549c9accb459baf0f42b71ac715eb57951caa5b45a5b733ebadac4a58cec739afe7687',64800,X'010001628ccc7ce883c0555f65736f0bbd070168c5dd820887d2045687728190c8eedfdf8495c3',1793757660000,1,6);
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
INSERT INTO case_events VALUES('2026110300015',5,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'0100013fb0ebf9fef56468ddc06342b1d11d5ea70634677187d574ad3e0adefd02e35575c104fbc8');
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
INSERT INTO audit VALUES(1,1795903667691,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'360c709c87c7759b145fe87ac356ba2d0d9b0622396415d6270c7655faa111c1');
INSERT INTO audit VALUES(2,1793671200000,'a-front','look-up',X'a937fbf1713944a14d42dd63f68ba9ef','pop exact',NULL,1,X'19b1cf812bba37603a9f1b4cadc34300d01c9b48e3432467d44ef81323c19d3c');
INSERT INTO audit VALUES(3,1793671260000,'a-front','change',X'a937fbf1713944a14d42dd63f68ba9ef','case 2026110300015 opened',NULL,NULL,X'8139525520d3214763856ec8e3d212322b7686ebf063a0bac056391df74b2302');
INSERT INTO audit VALUES(4,1793671260000,'flow','change',X'a937fbf1713944a14d42dd63f68ba9ef','case 2026110300015 classified',NULL,NULL,X'fc78f77deecd695b7c38b137bccc3b18fb6e589fff299159bbd5a11b3b3e3df2');
INSERT INTO audit VALUES(5,1793671260000,'flow','change',X'a937fbf1713944a14d42dd63f68ba9ef','case 2026110300015 evidence-requested',NULL,NULL,X'81a885f1b4a19c5d1f5d07094864fffcb65a84edb7705a353a74021e3e396181');
INSERT INTO audit VALUES(6,1793674800000,'a-front','change',X'a937fbf1713944a14d42dd63f68ba9ef','case 2026110300015 responded',NULL,NULL,X'4ca4e06c0e0d24b27064b4aeba96dadfd7becaa959549beb1f4c05c892c657a8');
INSERT INTO audit VALUES(7,1793678400000,'a-front','change',X'a937fbf1713944a14d42dd63f68ba9ef','case 2026110300015 evidence-requested',NULL,NULL,X'fc82a95a10d586a8b290dc8f48cbc782a347e12526e87d8e330bdba91f3fa499');
INSERT INTO audit VALUES(8,1793584800000,'a-front','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','case 2026110200011 opened',NULL,NULL,X'3547539a77b979fe3416e192264472dc521addac1e13619fa38eee3df273594f');
INSERT INTO audit VALUES(9,1793584800000,'flow','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','case 2026110200011 classified',NULL,NULL,X'c9ec4b54c833036127e0a0e4bdb8c2fb1f8d7fe9108e9091b131720a249b784b');
INSERT INTO audit VALUES(10,1793586600000,'a-second','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'13575e59da139f463d0fca55d0cc618004ad9e9d3058fec323c80f8431fcdd9b');
INSERT INTO audit VALUES(11,1793586600000,'a-second','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','case 2026110200011 refund',NULL,NULL,X'ef841dfa4aefe472c8c19130f639cf451d642e641fa1fa3c9c73e6a950beb9ec');
INSERT INTO audit VALUES(12,1793586660000,'a-second','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','case 2026110200011 resolved',NULL,NULL,X'ad977e1629a47b4e4741364f285dab81d8224d9109e5542680777fafd2039246');
INSERT INTO audit VALUES(13,1793595600000,'a-second','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','case 2026110200011 confirmed',NULL,NULL,X'e2883eb5e4326fd0ccb0d61ec1c2be6dbe906d9685bbbf775a090f92def88666');
INSERT INTO audit VALUES(14,1793680200000,'a-front','change',X'a937fbf1713944a14d42dd63f68ba9ef','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'22daf00e5de64b65646eaeef042f699f5665d7fd29f5b332ab8c7edf5ffed301');
INSERT INTO audit VALUES(15,1793680200000,'a-front','change',X'a937fbf1713944a14d42dd63f68ba9ef','case 2026110300015 refund',NULL,NULL,X'5e0ae7736a334d32862d16f05c1fbfc7f8e091654fbbbd0ed09ba17ca7667ab2');
INSERT INTO audit VALUES(16,1793682000000,'a-lead','look-up',X'a937fbf1713944a14d42dd63f68ba9ef','pop exact',NULL,1,X'726797ec2912c6c1f655bc308de44cf69393fdf191732f58e9494b3aaef82f66');
INSERT INTO audit VALUES(17,1793682000000,'a-lead','reveal',X'a937fbf1713944a14d42dd63f68ba9ef','name',X'01000031c0419c21d3c2f7ac7de8f2edda39ace1b385d53a3a17b07a026242546e3597f5171ea9a62705f93d7d81',1,X'1466fdac47c855e4fb6c97df960e75395c7eed71400471944ad711a9f98de055');
INSERT INTO audit VALUES(18,1795903668597,'user:root','erase',X'4a49fa283be581b8080c40d2966fb2ad','caller 3',X'0100001de51347dc0b255fde9c488a6e62b4c04fc9c0819a556fce69c7ac1f8829d71d8e578f92c7571f49',NULL,X'275257d6bb72f4ef25c83ee2b6df2ed0a7d6f59b7532de5367c3f4488c617643');
INSERT INTO audit VALUES(19,1795903670129,'flow','look-up',X'2c3daef73d28c7b41cbbc8ef3f06a9db','caller.find',NULL,NULL,X'5441ad98b159e22ae33b24d9a608b73ee1d445e0f4a4b93a0abf484955b0eb5b');
INSERT INTO audit VALUES(20,1795903670134,'flow','change',X'2c3daef73d28c7b41cbbc8ef3f06a9db','call c-20261129-060750-295e',NULL,NULL,X'5cead753c1bb8326cb560efa52e3a6403c69fa96f14e60e224478ccee375c891');
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
) WITHOUT ROWID;
INSERT INTO live_calls VALUES('c-20261129-060750-295e',2,X'01000118bd40f469c102fbb26655c8aba51818b002e59fd91387557e7eb836b3e573b7bedbc3e34cc22e','recharge',0,'waiting',NULL,NULL,1795903670134,1795903670134,NULL,1,0,0,0,1,0,0);
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
PRAGMA user_version=5;
