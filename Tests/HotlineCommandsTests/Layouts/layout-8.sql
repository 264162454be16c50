PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'00000000000000182528770f74ce43238a45c97cc761d04e8950289dac33c69a08c01f72ab575fc9a43a2e8157714f11a2e487f968456b29dc11c5a7dbaeca15d8d52128fcad2eca');
INSERT INTO meta VALUES('created',X'323032362d31312d32395431393a35373a32312e3633302b30383a3030');
INSERT INTO meta VALUES('identity',X'540867167883bc8b30236c44c841e6b7');
INSERT INTO meta VALUES('key-in-force',X'000135fff986debee077e6caff276d99dcc0');
INSERT INTO meta VALUES('rights-recorded',X'01');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'0100019714f1c6d994b117d609bf6a88510cdad55c0af373a3af554dafed8969e1ed7312c071414d3afec0bac8d7ae8e4a5a3c7f4a3d38ce337aec9b508f84',1);
INSERT INTO subjects VALUES(2,X'0100012344379f57b44399aa81d7d8cbee2ec0d3fe7cb65263b6451f6eadfa4b7e081ab87ffc876af46be5b0fd96142c66108b3e9e00dd98ed4bf1edd5dddc',1);
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
INSERT INTO callers VALUES(1,'u-1',X'd40b7eebebeda7d921b283ccecea50c2',X'59793f8cf2dff0a70a01d1131b8a6cda',X'0100012d5d8b623b73d94a8d318946f691a569b704bbaeab27c06f303a9592b350ae7b992e8a2f866195',X'010001764bdbe8897a999c469313c9af26b0156c214e95f3ca4ae8b58f229b485d85627e611e663d',X'0100012dd31fd012d06582a40880a4c4e6ef9c425be108ce2cbd480352eea331965732af3eda3c',X'010001782e61bdb660d692cd97b16acae9d598e229a4268e19577c39028f43fa6abe7fbcb722130e8306c7cc5deb17a426c0f1f4',NULL,'vip','浙江','long-standing',1795953441744,NULL);
INSERT INTO callers VALUES(2,'u-2',X'14a7ea6e3daa020b3d62922f564d4b9e',X'c93cdeada39f179a4303a10aef373a32',X'010001120d1a95291ea8e88a7dd0c182af1587ee35f369e86ffc7349092e9f566a150aa7f5b8bae17fb5',X'0100017ace4ec4ab68c157dd72c249dfb33c841915ee0dc1c2aca5690e8c4342e04a296c3d',NULL,NULL,NULL,'ordinary','山西','',1795953441744,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795953441744,1795953446612);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'01000198e8fa3ceaff80134c97c922e3f3ca7a92bc6aa41b971d9d864bad14eb828146651dc29e','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'010001e452bd7603ef5e93ac184ceaf4b0cfdda74c46b6c33ef44976c3fc0d1738df3edb5d0c4f90717541945140ba','recharge',42000,185000,'a-front','已催单',X'0100016eee18008ba75b68b7749c5e060c50a32f4758ba38b1dceb7bcea5848caf7f350f5ee08c9737d779ff9a8132c95a');
INSERT INTO contacts VALUES(2,1795953448000,'c-20261129-195728-6c37','q','person',NULL,'recharge',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'0100014cb36e543dfbed589cb9fa5501a1c87f1b89b8ee2665500e9cd815bea38eda91d3ce645f1e10d2a7a28910',NULL,NULL,NULL,1,5);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000127cb4ea0b8e52577e43bf1a5144a485b136962eecf972f62bc596f176b05a3e3274c52ca51840e767a31268def56',64800,X'010001be2e94276cab76647d025b19e557768de94b55c96e8da099048eedf8293ae4504f9c3cbf',1793757660000,1,6);
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
INSERT INTO case_events VALUES('2026110300015',5,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'010001c8c2ba676544068c80f39068ce518a1ea3b8d22e1bf196d26fa9577891692bfc52a65d503cac7a20');
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
INSERT INTO audit VALUES(1,1795953441630,'user:root','change',NULL,'practice database 540867167883bc8b30236c44c841e6b7',NULL,NULL,X'bc02ed9b6707592c2741b4b0c6f9eb7a5b400d2fb6d74e19ce924befd1ce3e18');
INSERT INTO audit VALUES(2,1795953441744,'user:root','change',NULL,'agent a-front: none → front-line -',NULL,NULL,X'bca9a99f2013377f09c8269a879d9bc7c52a7d894c961dce7ee6883dcd4fb374');
INSERT INTO audit VALUES(3,1795953441744,'user:root','change',NULL,'agent a-second: none → senior -',NULL,NULL,X'd0afa8878c12d4855a9aaec0d51c0e86824d7a246b186b51d041d4e25e70cd09');
INSERT INTO audit VALUES(4,1795953441744,'user:root','change',NULL,'agent a-lead: none → supervisor -',NULL,NULL,X'47c5751fa08d816c17f159c778b87df0a31471a5d745aae5d4d671d4ff228798');
INSERT INTO audit VALUES(5,1795953441744,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0, of a file with digest 4eac7ca930b8925f',NULL,0,X'dc0d14aa9e97d176681ed4e27038bada1256ab8caebe0759e4724f556dd2e38a');
INSERT INTO audit VALUES(6,1793671200000,'a-front','look-up',X'b5c1e1c1cb28fc2fa15daecc1c241a97','pop exact',NULL,1,X'1f9ad010262f211490994f8b8b868af05411812d480301613c71b32549241dcc');
INSERT INTO audit VALUES(7,1793671260000,'a-front','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','case 2026110300015 opened',NULL,NULL,X'9e37e42db380375ad452896a6a81560c848a6d71f6af92d21921067bc1c26546');
INSERT INTO audit VALUES(8,1793671260000,'flow','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','case 2026110300015 classified',NULL,NULL,X'3ed73c121490028d87eaf652dcf3fe925038ca254e1803bb4e33f4f3dfeae58f');
INSERT INTO audit VALUES(9,1793671260000,'flow','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','case 2026110300015 evidence-requested',NULL,NULL,X'7fe1ae68af14af5c79df812263587aa493968e333ce6fa649caf899348170623');
INSERT INTO audit VALUES(10,1793674800000,'a-front','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','case 2026110300015 responded',NULL,NULL,X'5a81e4ebc0301e7c39771854a3d2751bfbf7ec7f8afb51c564a23bc8a4c23156');
INSERT INTO audit VALUES(11,1793678400000,'a-front','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','case 2026110300015 evidence-requested',NULL,NULL,X'875a2147381f946acb2d2056e203e88521e85ae62e814e16c52a6604c7543b5f');
INSERT INTO audit VALUES(12,1793584800000,'a-front','change',X'277acda7fce844e34add0eae02b72c6c','case 2026110200011 opened',NULL,NULL,X'485d6d629caeba99dd3394c25d887913dfdf0b5b9f836d06df14a8db9fb5669f');
INSERT INTO audit VALUES(13,1793584800000,'flow','change',X'277acda7fce844e34add0eae02b72c6c','case 2026110200011 classified',NULL,NULL,X'6d53baf779058fbce42291bbae731cd83c2c2d3ac6c4b77d6449abc5d6b6c46b');
INSERT INTO audit VALUES(14,1793586600000,'a-second','change',X'277acda7fce844e34add0eae02b72c6c','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'e14845a3176920ddd89296580226f7009aae2e4fcf3db4b218b86effdf0814f2');
INSERT INTO audit VALUES(15,1793586600000,'a-second','change',X'277acda7fce844e34add0eae02b72c6c','case 2026110200011 refund',NULL,NULL,X'cb49bdf4339c915bc7467d94e445873582791b40aa2be43fa71130a4cb54eb69');
INSERT INTO audit VALUES(16,1793586660000,'a-second','change',X'277acda7fce844e34add0eae02b72c6c','case 2026110200011 resolved',NULL,NULL,X'56c5ef7b3488ba216629f22a1f58fceb863577787b53a412122a79db4e4cacc8');
INSERT INTO audit VALUES(17,1793595600000,'a-second','change',X'277acda7fce844e34add0eae02b72c6c','case 2026110200011 confirmed',NULL,NULL,X'055fad2ab4e2320de4fa96750f08555859ece8527187e42aaa1ec146b04ac3a9');
INSERT INTO audit VALUES(18,1793680200000,'a-front','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'fae75853ecb171222edd79113c3f75385560d84de8dd42601ba72e6d1741f018');
INSERT INTO audit VALUES(19,1793680200000,'a-front','change',X'b5c1e1c1cb28fc2fa15daecc1c241a97','case 2026110300015 refund',NULL,NULL,X'd2b8eb38813f7460f0a08d10441eb4a6316e81b21d82fd9e550d9abdcc64952b');
INSERT INTO audit VALUES(20,1793682000000,'a-lead','look-up',X'b5c1e1c1cb28fc2fa15daecc1c241a97','pop exact',NULL,1,X'ad2d1c5600c876bfe2f2b706b4f8aa5a7b37f464997eb0cb3186e844d8233b2d');
INSERT INTO audit VALUES(21,1793682000000,'a-lead','reveal',X'b5c1e1c1cb28fc2fa15daecc1c241a97','name',X'010000425ec3e6dc79bfd08588644262cbcc4a807041ca5d84fe786ed825845fd1ad2a40c41f8cd54326fc407218',1,X'9785a0a933942dd531285f869025bac1e8205ff05b00e55301d85dd2abcce62c');
INSERT INTO audit VALUES(22,1795953446612,'user:root','erase',X'6269915d86964300fb6884175f86037c','caller 3',X'010000409b0800441bded261750144dbf737dc87a6551eab72779329793a6ce3bda3c10022487f44e69535',NULL,X'b92c621596c2fcd14ae0d27ae5c6e1bf96c78f3d37b49c5fffa8b9e0c1581c62');
INSERT INTO audit VALUES(23,1795953448728,'flow','look-up',X'277acda7fce844e34add0eae02b72c6c','caller.find',NULL,NULL,X'96dff3c33894309e44175d61c6aaead660777145737ee867a455f36c8b7689ff');
INSERT INTO audit VALUES(24,1795953448768,'flow','change',X'277acda7fce844e34add0eae02b72c6c','call c-20261129-195728-6c37',NULL,NULL,X'2528770f74ce43238a45c97cc761d04e8950289dac33c69a08c01f72ab575fc9');
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
INSERT INTO live_calls VALUES('c-20261129-195728-6c37',2,X'0100014ac302b4e85ff5feab673190e7e2689e698a031f759fbcef97ee397e7cd73db0f30f6564a1517b','recharge',0,'waiting',NULL,NULL,1795953448768,1795953448768,NULL,1,0,0,0,1,0,0,0);
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
CREATE TABLE live_endings (
  call_id TEXT NOT NULL PRIMARY KEY,
  ending TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE asked_rights (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  skills TEXT NOT NULL,
  refund_limit INTEGER,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL
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
PRAGMA user_version=8;
