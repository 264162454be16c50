PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'000000000000000ecd898e0a9b045dd15dcfa3739298a8229e0a3dc85b041dde98b705669b9ab20381d4358bfe97a63c42959e040507542f67b379933cb0ec1c8d291a929a0f7dc9');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30363a35352e3739372b30383a3030');
INSERT INTO meta VALUES('identity',X'f068e711bf58dc2e061b40c55ef77fde');
INSERT INTO meta VALUES('key-in-force',X'00010f7d9d4f38f485478a8ec9f07fa8fa72');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'010001040aa894cdbb864ca9a934c7b1415879ba243040230d9f2050261cc4ba3dfee92c484bcfc67c7c831d4ae6213a9a351cb0d0d7b3d74e4f659658ab86',1);
INSERT INTO subjects VALUES(2,X'0100013b7543dbb942d2e7918fa3e88e3705b4552457724bdff5537faab9500f87bb2135553b53ef0fcecef3e8747a54c15ca160e41b525294e933c68b29b8',1);
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
INSERT INTO callers VALUES(1,'u-1',X'ad0b80805a008a0bc82299df638d96db',X'44172adf9a9924af0f2c762f17fb18bc',X'010001645ec018ce026f3ad5659a155a0f83e8fddeb15e53f60c7502b37def80dd9e86e049492ac2d074',X'0100017ef41dd6e5629bd66a5e808b241d1dbce0b50f9a8c81c4b77f9d105e6cba519cbf56972c73',X'010001c09a01e895f05e99ce1da22db52f340ee70ff3af5f35d004430a6b9bf8c70d8684f15807',X'0100019b619a0a2ffad30d4bbe74f6c4c95f5425b082f59ff21f2411d05ce406b3364ade4c02c17ec53334a4fda567654c850188',NULL,'vip','浙江','long-standing',1795903615826,NULL);
INSERT INTO callers VALUES(2,'u-2',X'b3a43444c4799675cec771c8db7d2ab3',X'9b214a676dee69bd26e3778f7ec7a3ba',X'010001e4897546fde7822f56a59a1052e5cee7559d30b737c0236e276cc940fddd3976e3faaee9edb678',X'010001ea4beb50dae40ca407e36767edcff00d1e2cf089b87510c19ea4554ccacd473eea6c',NULL,NULL,NULL,'ordinary','山西','',1795903615826,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795903615826,1795903616135);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'010001a89e45efe9b420f9854d9617451b8b88aaa37f5fd0d1314a5e6e10371c5be50472b497f6','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'010001fac588c38f1731c04f8d84059aa05f8d598e71fbd573bbc57a1a51fbf51d9afa60cc810cc2a1cff3fad769d9','recharge',42000,185000,'a-front','已催单',X'0100010baf4ccfa448a66792501b903d50576458814d80d7492a4b3acb9144930684b3104e55f41fe2e513722e22943c60');
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'0100013509061e86418c94a02b18889f027ba961f94b7a127c8449782ac9ffe886b7a02e75917d2c850b95',NULL,NULL,NULL,1,3);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000135570b2aad95f9bbb3f6a80b4d133fdf125bda8d330d6a99c52b8c3a373abd61442c12dee972bae7',64800,X'0100018d78568fa70522023075d4b557a8a5c48c6e113186a361ac20a856f35e3b8fc96e065537',1793757660000,1,4);
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
INSERT INTO case_events VALUES('2026110200011',2,1793586660000,'resolved','a-second','{"result":"refunded", "cause":"bad-stock", "amount":5000, "dueAt":1793592000000}',NULL);
INSERT INTO case_events VALUES('2026110200011',3,1793595600000,'confirmed','a-second','{}',NULL);
INSERT INTO case_events VALUES('2026110300015',1,1793671260000,'opened','a-front','{"evidence":["transaction", "conversation"], "desk":"front-line", "handler":"a-front"}',NULL);
INSERT INTO case_events VALUES('2026110300015',2,1793671260000,'evidence-requested','flow','{"evidence":["problem"]}',NULL);
INSERT INTO case_events VALUES('2026110300015',3,1793674800000,'responded','a-front','{}',NULL);
INSERT INTO case_events VALUES('2026110300015',4,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'0100017b023749b52a5494c0a8e0ca0229129d119e7cf68d60ff83cd748ac99d31d4825dadc77fd8');
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
) WITHOUT ROWID;
INSERT INTO requests VALUES('r-1',2,'refund.request','2026110100000003',5000,'done','a-second',1793586600000,NULL,1793586600000,NULL);
INSERT INTO requests VALUES('r-2',1,'refund.request','2026110100000001',60000,'needsApproval','a-front',1793680200000,NULL,NULL,NULL);
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
INSERT INTO audit VALUES(1,1795903615826,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'97fe020995a14d3ff8784f0b087cd39171c4b79bacebf7f3212598d3a27df524');
INSERT INTO audit VALUES(2,1793671200000,'a-front','look-up',X'b7bc88a954b811973761dac8eb86d7a5','pop exact',NULL,1,X'e7bada8cee3d90f791b88990b4773f0516b3f2a27ca757c2039eeb1726d9f89c');
INSERT INTO audit VALUES(3,1793671260000,'a-front','change',X'b7bc88a954b811973761dac8eb86d7a5','case 2026110300015 opened',NULL,NULL,X'acfc72a0dba6483d3998e4d834aa10e6b4bd96eb2205f70d7ce77d2ca97a4545');
INSERT INTO audit VALUES(4,1793671260000,'flow','change',X'b7bc88a954b811973761dac8eb86d7a5','case 2026110300015 evidence-requested',NULL,NULL,X'510d1748de58522963d3ec88a860b8b870d505516a155fdfe8a99b8fbed6f7f2');
INSERT INTO audit VALUES(5,1793674800000,'a-front','change',X'b7bc88a954b811973761dac8eb86d7a5','case 2026110300015 responded',NULL,NULL,X'bec947b712de63d592fa825995287b7643324674c63854edbc31286094808bb4');
INSERT INTO audit VALUES(6,1793678400000,'a-front','change',X'b7bc88a954b811973761dac8eb86d7a5','case 2026110300015 evidence-requested',NULL,NULL,X'b23443a0dacbbf50710831240f9b4ac4e21f37b62a99f166c7463fb50f2648ae');
INSERT INTO audit VALUES(7,1793584800000,'a-front','change',X'bd0ff68650f8005b8e636bc35caf20c3','case 2026110200011 opened',NULL,NULL,X'8794c03c1319f75c11a1925b9d64b210eeac861f84cdccab932fee2a90bef6a4');
INSERT INTO audit VALUES(8,1793586600000,'a-second','change',X'bd0ff68650f8005b8e636bc35caf20c3','refund r-1 order 2026110100000003 50.00 done',NULL,NULL,X'071bae10d8d0d23ee3c94aad7542b6af28bdc2f5f76a063b0d785124ee30cd8b');
INSERT INTO audit VALUES(9,1793586660000,'a-second','change',X'bd0ff68650f8005b8e636bc35caf20c3','case 2026110200011 resolved',NULL,NULL,X'5660eb2977a3740b76f417f4237141fac7950eaf1600a19b18c28591c3827fda');
INSERT INTO audit VALUES(10,1793595600000,'a-second','change',X'bd0ff68650f8005b8e636bc35caf20c3','case 2026110200011 confirmed',NULL,NULL,X'10ec4415864fea69391ca4d662c73f822bd9c3608c32027f4cdb419335ed6c3a');
INSERT INTO audit VALUES(11,1793680200000,'a-front','change',X'b7bc88a954b811973761dac8eb86d7a5','refund r-2 order 2026110100000001 600.00 needsApproval',NULL,NULL,X'620463fac08241df035fae7e08e5068bb87b6487fdcf8f361f61da05101c841c');
INSERT INTO audit VALUES(12,1793682000000,'a-lead','look-up',X'b7bc88a954b811973761dac8eb86d7a5','pop exact',NULL,1,X'1191d47716272ecf64a43d43a504739b0b03546c6711d3ee6016622de76f4091');
INSERT INTO audit VALUES(13,1793682000000,'a-lead','reveal',X'b7bc88a954b811973761dac8eb86d7a5','name',X'010000c17776629b6ea683d2fc41484028d932434f83507497769b10396916f5e041479794e0e89149227edfc182',1,X'42779a7ed16058d036c2ba8c6dd8eff427f34c43d4ff13cd6b5f0ae193c01917');
INSERT INTO audit VALUES(14,1795903616135,'user:root','erase',X'fe8b650f91b1d53ade22ec1766fc921c','caller 3',X'010000edce9fa81eecec9b9b3ce4eb25d36f339944e81c91eeccc3e3a3770d5751a9d73167c895d12710a6',NULL,X'cd898e0a9b045dd15dcfa3739298a8229e0a3dc85b041dde98b705669b9ab203');
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
COMMIT;
PRAGMA application_id=1213484110;
PRAGMA user_version=2;
