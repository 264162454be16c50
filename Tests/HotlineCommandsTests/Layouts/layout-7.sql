PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'0000000000000014b4b266f196447239ea20718d3aeb4d55539aa1111413583b61e7df395696c07d016963caa59f5530cfa6de48a92d07bc44ad4f1aa1ffc633ccc7497f825b2b50');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30393a34392e3631302b30383a3030');
INSERT INTO meta VALUES('identity',X'0354f61be6b4028df421464fbdc12063');
INSERT INTO meta VALUES('key-in-force',X'00014d648ba67e8bf8297076c862a4e1c081');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'0100010d393dc1245dbbaf8583f00db8c1ed50d2a3242f082240c639955ed00a73b9990461511ffd88e3adfe301dca3836018c95624ebc50cf4f37ffbfb680',1);
INSERT INTO subjects VALUES(2,X'010001aef66e5c099fff88748a246ff71f0fdeb274da8213385a11bc4b5be4454c3e6ba613336bd25dd2120bddbaaf27b838994e632244f735688cf1e275ae',1);
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
INSERT INTO callers VALUES(1,'u-1',X'a782bab419177cd786ff443a854c8b9e',X'e37f6d37a782dd9951dd78ae7ba60095',X'010001bb11c686d270a83dd655788cc2efebe0102e564f4838419ca5d82917621613267672a0d45758bc',X'010001e2e0183251409eae7009b4bdfd50bf47d32e8f9ce52fca4d30f81eacf1c5fd0957f05c9968',X'010001ac799b3834d0f570c970a6fcc276a8bc4ce2c6f8a7ec230b34aae5101087bd1ff8157ec8',X'010001fb2777ae12b9b9755c758774058c1c22ee34e19b6843d69402a9324b2e9ff08128d40426c161b3ed4ff5ff5c92a703d1b9',NULL,'vip','浙江','long-standing',1795903789634,NULL);
INSERT INTO callers VALUES(2,'u-2',X'f7c56b4c6a5adb65052663b1df58e8d7',X'865b96dc14fe456a5e79be48c771dc2a',X'010001889a0f979b61e2b82ff1fab332aaaf2ec9dd025ca20910683575d03f97bef5843ba3395149e1bb',X'01000115f7ce9e1d5defca7b9a46fb54c91e8c10860e564319351a4030914b6b1febca786e',NULL,NULL,NULL,'ordinary','山西','',1795903789634,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795903789634,1795903789930);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'01000118febfb6390739c9d0c68c82b50fad82c50370500ec160e49727a3256c2867fd174f4db9','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'010001392982105d287fb28514ca8e1749b13324ea2199f10ef6c550d42528004bfe81321e36d6403fef6bca2c2d89','recharge',42000,185000,'a-front','已催单',X'0100014f3456de2982562464d047ece6f137893318837a396cf467dbd6544f8ace688cab086a4968b3f0a22a95f311ccdc');
INSERT INTO contacts VALUES(2,1795903791000,'c-20261129-060951-b2c5','q','person',NULL,'recharge',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'010001391182ed95b00922556007bc95466a64c52befbdb3ee36cc5b726bea0f6ac44a7c47508a69b50726',NULL,NULL,NULL,1,5);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000120d5b1b3f7a46820a114dba26725f15fc8b27e188b4b1b57eb331e3ae09acb64a5911648e31247f2',64800,X'0100014b25b156eaedd59e9b23cfc79d5cf51fb944969d96e9fca4ebe88b65e1491dce887c6ba3',1793757660000,1,6);
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
INSERT INTO case_events VALUES('2026110300015',5,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'0100011e3fd55a760d9ceb0ec73cff788b2e2dd7e5743cf629ead0df54c9b48713d04d9738a7b397');
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
INSERT INTO audit VALUES(1,1795903789634,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'fdef75b4a7d0fdf6950e66a58e9a295215c365b8f6f11d4b5fd4cf1528203c4b');
INSERT INTO audit VALUES(2,1793671200000,'a-front','look-up',X'8573a297a38dd78dbd945362bb848c06','pop exact',NULL,1,X'66ca3fee955478ea4f255362818501d67ff5796f6fbf6c0550e803d408e9d405');
INSERT INTO audit VALUES(3,1793671260000,'a-front','change',X'8573a297a38dd78dbd945362bb848c06','case 2026110300015 opened',NULL,NULL,X'ff289ad10d7f38ce794233d2b28358c3b4cd1692af32db44c3c3bcdc1ec3d798');
INSERT INTO audit VALUES(4,1793671260000,'flow','change',X'8573a297a38dd78dbd945362bb848c06','case 2026110300015 classified',NULL,NULL,X'10ed832cb6f00fabcee29bba305e94aff5b9d065a929de2aa8d2b3f643a74887');
INSERT INTO audit VALUES(5,1793671260000,'flow','change',X'8573a297a38dd78dbd945362bb848c06','case 2026110300015 evidence-requested',NULL,NULL,X'15ba5834a287b1a4e01ac5b9d1e36e6448dfaf6a63d394dc7ed1933bfe94aa31');
INSERT INTO audit VALUES(6,1793674800000,'a-front','change',X'8573a297a38dd78dbd945362bb848c06','case 2026110300015 responded',NULL,NULL,X'9284965eae57d1003ee2bb4e31512fed8aa95d20771048c7389494bfb003c0e9');
INSERT INTO audit VALUES(7,1793678400000,'a-front','change',X'8573a297a38dd78dbd945362bb848c06','case 2026110300015 evidence-requested',NULL,NULL,X'de5fac086077e7945917bb958d22332f3b28c4cd2c2faee6c15aee7fdeb038f8');
INSERT INTO audit VALUES(8,1793584800000,'a-front','change',X'5bdc0932f0a418309e0daaf4a2359dbc','case 2026110200011 opened',NULL,NULL,X'84c7fc669e4093da5012fb9defa9311542038ae6de6370f83c7928f836aa12ad');
INSERT INTO audit VALUES(9,1793584800000,'flow','change',X'5bdc0932f0a418309e0daaf4a2359dbc','case 2026110200011 classified',NULL,NULL,X'ce343262e108a2d6634b6c9d652a0d2355642f6591a769277f23c621b33dd5a8');
INSERT INTO audit VALUES(10,1793586600000,'a-second','change',X'5bdc0932f0a418309e0daaf4a2359dbc','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'b289c909a47ed44cf202c16d1e1df2e3858fcfc47c01fd29eadf0ea7d9353aeb');
INSERT INTO audit VALUES(11,1793586600000,'a-second','change',X'5bdc0932f0a418309e0daaf4a2359dbc','case 2026110200011 refund',NULL,NULL,X'850bea410844c479af8bbb981d42e43365ac66f03ba3d6579cc7a8542a787490');
INSERT INTO audit VALUES(12,1793586660000,'a-second','change',X'5bdc0932f0a418309e0daaf4a2359dbc','case 2026110200011 resolved',NULL,NULL,X'b8fcb562f88d5518d613a345ee3c703543632a8d2f891c15d459c91ee50d77b8');
INSERT INTO audit VALUES(13,1793595600000,'a-second','change',X'5bdc0932f0a418309e0daaf4a2359dbc','case 2026110200011 confirmed',NULL,NULL,X'39f7b3b15b4d77e7336acbdf3d86a6089ee61e9d2936dc30685886407d63ebe3');
INSERT INTO audit VALUES(14,1793680200000,'a-front','change',X'8573a297a38dd78dbd945362bb848c06','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'c8665faaa1a46f9c752df1e266d5e708b414173cde57c1286ccc3f675794197b');
INSERT INTO audit VALUES(15,1793680200000,'a-front','change',X'8573a297a38dd78dbd945362bb848c06','case 2026110300015 refund',NULL,NULL,X'85fc47aa2d46311fc2e33aa6ee7ae27c3a229e7310b8f39a9a3fac3c3268b0b5');
INSERT INTO audit VALUES(16,1793682000000,'a-lead','look-up',X'8573a297a38dd78dbd945362bb848c06','pop exact',NULL,1,X'caa9eddf9dd9cc8c7ab2d44c30c8512dfa8103c666b1d7f8cbaf8f81286f08d8');
INSERT INTO audit VALUES(17,1793682000000,'a-lead','reveal',X'8573a297a38dd78dbd945362bb848c06','name',X'01000029888e153b2bd13abcd449de7ab54d0a7153d56809ce27a670fedc840aa2eee66f80372794d2dc7eb0ea50',1,X'ecd09f2925e880e67f671705f963e87715719e4ff1ca7135934c39884fa9e7b3');
INSERT INTO audit VALUES(18,1795903789930,'user:root','erase',X'29915adcfe92c819a4bfff5746662915','caller 3',X'010000569cca869e6d7329027be1153954381d2efc200ebb88deba2a7eb873a29fc5755c017f1ebf535b38',NULL,X'9074d1dc8cf48b1d6eb9e1da9647d14c0b192a3650cc2f0d261171e280a7d09a');
INSERT INTO audit VALUES(19,1795903791456,'flow','look-up',X'5bdc0932f0a418309e0daaf4a2359dbc','caller.find',NULL,NULL,X'8d7434e54460cd9b81e35e6fb5fd364aebdb6ca40c753a4c47c335e0987ddd01');
INSERT INTO audit VALUES(20,1795903791458,'flow','change',X'5bdc0932f0a418309e0daaf4a2359dbc','call c-20261129-060951-b2c5',NULL,NULL,X'b4b266f196447239ea20718d3aeb4d55539aa1111413583b61e7df395696c07d');
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
INSERT INTO live_calls VALUES('c-20261129-060951-b2c5',2,X'010001f1e2cfbca357cf0afc6926704265ad1fe69f21f1fdd0213fdd43cd49257f94ef5e674188141acd','recharge',0,'waiting',NULL,NULL,1795903791458,1795903791458,NULL,1,0,0,0,1,0,0,0);
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
PRAGMA user_version=7;
