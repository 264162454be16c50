PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'000000000000001026442c9be0a8553d87c249767bfb9e32ad1b58e8bfb7bb0668cc11d7494657f9f26c681018aa66d22bb560ecf7f0629d525a415e2e0f9dfef1fc7180c361f825');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30363a35362e3230332b30383a3030');
INSERT INTO meta VALUES('identity',X'273689212edbc5816ed789058bdf3f86');
INSERT INTO meta VALUES('key-in-force',X'00011e62feb98f8b07ce1ffb7cfa0ef4b616');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'010001e6d4228c4df2a69757489116fb3b489e43520780de65605c49a9ccc46a2530d455df3d2b8f1450d7945e66360cb1cde11ae40e94a88160091c55596d',1);
INSERT INTO subjects VALUES(2,X'0100018eae4e33188f9138f44e9a6e971711c201cb3213173e3197a198a16f31bed259e686b4e58176b01d255cdb7480f76ed404430cf710c1c8ef2e3e9260',1);
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
INSERT INTO callers VALUES(1,'u-1',X'75c5782189f5d87dd280534ee406beb3',X'ce377b7efbeee7dfddb06c20e1d5290a',X'0100010da0abd8c9896957900dda12b71ec59c9d690397623e290d35636e1ee92c06d19c6fe1bd6b1929',X'010001349e216cf9839e51342df4b8ed3fdadd84ab2ef6feb3e15b191d355f75889083ac47154a6d',X'010001913e55667ebc48b91bd2895d64d724e389c1de5afbfbc4a9c1ba4ccde07f31db00497797',X'0100015c469e88edf0cd7ef1b01dbf389ff0c1611c0f6acfdcf2bae32b1afe95e4f99bd8dbd0d0c0a05501450257e40428cde1a3',NULL,'vip','浙江','long-standing',1795903616234,NULL);
INSERT INTO callers VALUES(2,'u-2',X'23e8c2fd2721d1be61671929869b1c57',X'c13367c75089e877a1d08ad5cabe8ce9',X'010001f2ff1937a26b7cccb82c3570a18260a07a19a35bbd1b2bb1f6e00ce9355ca10d30b9d7ac183e94',X'0100017104bc50a1b5287d979f2321954b89e0a5c96de70499e82487b02ab1197d91f12bc3',NULL,NULL,NULL,'ordinary','山西','',1795903616234,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795903616234,1795903616597);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'0100012f25c93d8cabf934864ba8d091bfb3279d11efeea374efa711f4d7ababe96a91d5180d24','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'010001d4f1daf6fc001865b39ef6761b15126f3367d29dfa5a253dfc4ab02f4eee56fdf779843ab2be18acc2ed62a6','recharge',42000,185000,'a-front','已催单',X'01000152d73ecb838d2b7c447e868b373f53d11b14e20990ac3fb7f6efa19c064b4a1fec8f144afe62acafed3140e12c95');
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'0100018a245e3a6a07c07703116e4b36629552b6fed292aa40316f6caa22d23bbb606bb284171c8564aee0',NULL,NULL,NULL,1,4);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000179051151ba45c1310a953894430753835e4dbd57d3281bf5b067d9dbdaedc5bb9ec263bec3220b48',64800,X'010001a9abc1fde0c9294617bb79d1f809b55fb5641c3ab07b1a00334cf1f832f1248441a4f3bf',1793757660000,1,5);
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
INSERT INTO case_events VALUES('2026110200011',2,1793586600000,'refund','a-second','{"step":"paid", "cents":5000, "request":"r-1"}',NULL);
INSERT INTO case_events VALUES('2026110200011',3,1793586660000,'resolved','a-second','{"result":"refunded", "cause":"bad-stock", "amount":5000, "dueAt":1793592000000}',NULL);
INSERT INTO case_events VALUES('2026110200011',4,1793595600000,'confirmed','a-second','{}',NULL);
INSERT INTO case_events VALUES('2026110300015',1,1793671260000,'opened','a-front','{"evidence":["transaction", "conversation"], "desk":"front-line", "handler":"a-front"}',NULL);
INSERT INTO case_events VALUES('2026110300015',2,1793671260000,'evidence-requested','flow','{"evidence":["problem"]}',NULL);
INSERT INTO case_events VALUES('2026110300015',3,1793674800000,'responded','a-front','{}',NULL);
INSERT INTO case_events VALUES('2026110300015',4,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'010001891f51fe9777b2d98fba01bb81ad4a94f86351bc52e8855bb46b6f7f8943a574305ab9cf05');
INSERT INTO case_events VALUES('2026110300015',5,1793680200000,'refund','a-front','{"step":"asked", "cents":60000, "request":"r-2"}',NULL);
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
INSERT INTO audit VALUES(1,1795903616234,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'8aa3c8f8f127419d61261251d43c1d720bd7dd3817b4d6743f4f35f6b76a41df');
INSERT INTO audit VALUES(2,1793671200000,'a-front','look-up',X'ee790f4e6d86cf35e01d92044533b00e','pop exact',NULL,1,X'a8db661f0f14e974ec1d3eaefce894f1b4cfc5987782925a68c63aa731f58a14');
INSERT INTO audit VALUES(3,1793671260000,'a-front','change',X'ee790f4e6d86cf35e01d92044533b00e','case 2026110300015 opened',NULL,NULL,X'742feb3d6247296f3bf529b92c688f48cda207aa81f4760485ce4134c3545524');
INSERT INTO audit VALUES(4,1793671260000,'flow','change',X'ee790f4e6d86cf35e01d92044533b00e','case 2026110300015 evidence-requested',NULL,NULL,X'6838ae73f4c25afff0287fc136cf63c9629a34b044cf15b9720ebbbc4b351e03');
INSERT INTO audit VALUES(5,1793674800000,'a-front','change',X'ee790f4e6d86cf35e01d92044533b00e','case 2026110300015 responded',NULL,NULL,X'c7fb33fae68596f52f25f6fe1e117677a4585cc4243d8f8ebd46d8ee57fb7aa1');
INSERT INTO audit VALUES(6,1793678400000,'a-front','change',X'ee790f4e6d86cf35e01d92044533b00e','case 2026110300015 evidence-requested',NULL,NULL,X'221e8c5050e355d0dc8f655f9fff7705f69ee65c7632ba9215ad55dd3c5aa2c7');
INSERT INTO audit VALUES(7,1793584800000,'a-front','change',X'a520933c47785b4fa665e2d10b00f65d','case 2026110200011 opened',NULL,NULL,X'e1369d26e79ac367ef3a26a96c627aa5951e01233a178d12852d4058fe1687da');
INSERT INTO audit VALUES(8,1793586600000,'a-second','change',X'a520933c47785b4fa665e2d10b00f65d','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'd73b6e0b89faaaa8e88a61852b4c84321bd094c268b830e90d3aa0ba771bd919');
INSERT INTO audit VALUES(9,1793586600000,'a-second','change',X'a520933c47785b4fa665e2d10b00f65d','case 2026110200011 refund',NULL,NULL,X'a1627e9382ff3ff2326340a9c3205b88e5d666f992a265a732a8e546d151189c');
INSERT INTO audit VALUES(10,1793586660000,'a-second','change',X'a520933c47785b4fa665e2d10b00f65d','case 2026110200011 resolved',NULL,NULL,X'd378f54a9feafbb3ba872d1d9b7baacdd583497540927f8b9a544af43aff1a9d');
INSERT INTO audit VALUES(11,1793595600000,'a-second','change',X'a520933c47785b4fa665e2d10b00f65d','case 2026110200011 confirmed',NULL,NULL,X'0b3475cab569d71771ede5fcae499daeb67ee1e70f2567d9a927a13440036a83');
INSERT INTO audit VALUES(12,1793680200000,'a-front','change',X'ee790f4e6d86cf35e01d92044533b00e','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'9322197398ae97430123eb5b3dd427502528c2ad6582b0e9923a366d7bf6163e');
INSERT INTO audit VALUES(13,1793680200000,'a-front','change',X'ee790f4e6d86cf35e01d92044533b00e','case 2026110300015 refund',NULL,NULL,X'7391d2d24c3c585caa2b53f1198968e590864573b71bfaf2cb1a852b7343fadd');
INSERT INTO audit VALUES(14,1793682000000,'a-lead','look-up',X'ee790f4e6d86cf35e01d92044533b00e','pop exact',NULL,1,X'65cc9c3baeaad91d3daa78132b66411b158d0878db11f5961879304c39f4f383');
INSERT INTO audit VALUES(15,1793682000000,'a-lead','reveal',X'ee790f4e6d86cf35e01d92044533b00e','name',X'010000ec0493c7752b655007abe371bb9f0c1f06835578c0f7b233dbbd1317dff89e1a5d53d27c47ad1f7f925d1d',1,X'1ae7c3ec6213d0b6aa505d5daa9088faf5b1c749bc79d56c08962140f714d5fb');
INSERT INTO audit VALUES(16,1795903616597,'user:root','erase',X'dda62f644612eba3a14ae64d6ca653f1','caller 3',X'010000a9ea51525333dc455364f78b52fa0f70811952c38bd87ff5fea87056407ee37c06315f1125e1cf45',NULL,X'26442c9be0a8553d87c249767bfb9e32ad1b58e8bfb7bb0668cc11d7494657f9');
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
PRAGMA user_version=3;
