PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'00000000000000148cd76a8a4d8036230d5ccb13296fc31b863f3cc83d2d84a1b43808cb3bca8c793bde2d980d46f0a2531deb59f8242b9cc2b88b013ee78aa33d759979adc679e2');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30373a33382e3933362b30383a3030');
INSERT INTO meta VALUES('identity',X'96b8fecdc737812afdd45c9e2901f133');
INSERT INTO meta VALUES('key-in-force',X'00018416dcd154c2382fd4cab903f1bd803a');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'0100011a79960192a90b27c71a39c7035592d7bcd3e4ff7887d3d0f8e6658ff65d9de72cce905243d5363eddd0d3581a7338b52e315dedd877969ed42f81bc',1);
INSERT INTO subjects VALUES(2,X'01000142ac58f1302790d55a6a4ded55c9881230e459713bb8fea9b38c94cdb46ef82403d80f66c1e07895f0c5dc9e1ffa61c1a3169055bec091b1062bc726',1);
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
INSERT INTO callers VALUES(1,'u-1',X'8e5305acd2cd85245cb72ac6dfb89d24',X'643b0be137e8e0aa62022d2b7e35648b',X'01000175d0cd5b37a6cd440c443df7ab92d08f608df3fdcc26a727dcb14ed69c2d1e90a9348075bcfd86',X'0100010288b4fa631d3dd917754961cd9ed35bb97cd2b02b3cf6d93a0fa26681514301c0597a59c4',X'010001c3ec260c2b300606e96323509e6a8e8fb1764b13ff7e97554094dcff97ddf969269cd7ba',X'0100018ad93f6eb7aaa2f582cc923075ba5837547eb5213ea70a20762991301d221a58fe0cb2078386982fa3498e9c7d6e222a12',NULL,'vip','浙江','long-standing',1795903658969,NULL);
INSERT INTO callers VALUES(2,'u-2',X'74d4f956ce137a8c948a4764dcf8b6ae',X'd88ec381cb718c0d1866f6b76c9e8c9e',X'010001d98c7f1f65c337cdfc2a1271a5c08db6179f0dfdad31dba2648f5e97a33c9ed4dcf4ee420110ab',X'010001eefba19420a221d30383690f24893347426459e9ee9b39d263673f1d89e481e98c1e',NULL,NULL,NULL,'ordinary','山西','',1795903658969,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795903658969,1795903660111);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'010001e6447ef328af44bd5fa10e1f4f1c875d744b54d04c4a79e748069c4c6f25484cc978bf6c','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'0100014cd9af20a98c9930ba11a68b0596908dc88d64b24da32347585bf1b1dd989d9d1fdcefa44f0693e718ec5c0d','recharge',42000,185000,'a-front','已催单',X'01000157357626cc975f9df78722b8318f8f681070f99997c03742ca8da4b3529d05d0e0fd73c891fff7807bd762f6ac09');
INSERT INTO contacts VALUES(2,1795903661000,'c-20261129-060741-1e6d','q','person',NULL,'recharge',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'010001536a3cbccab97afbd3a1fe7a03dfd0448ad4fb1319ff7df7b84f19451ae8a10b972c3f4f54b82e07',NULL,NULL,NULL,1,5);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000174fe9a697a13c677b3f9e1a0cd898a8cf644237473aca2baa502adda590534c32d891bb1fb43850c',64800,X'01000182dcc55072973419103e01a2fdaabe415f3bb8d08fd61da5b213248655bef1b568ae1836',1793757660000,1,6);
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
INSERT INTO case_events VALUES('2026110300015',5,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'010001a9f3007ee8177d667e70ceecf500e65119b706c57501417a2eb0b3ad86ca960f2663b38c50');
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
INSERT INTO audit VALUES(1,1795903658969,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'26f1726cb1ed05fcca62cd11d4f60cd9883f973245e1c0a7bba989e54426b2e4');
INSERT INTO audit VALUES(2,1793671200000,'a-front','look-up',X'f2fce1d04d643da409bc9d9d2aefa428','pop exact',NULL,1,X'e622a8316f21f36f2d21d4341a32d5b1b4b8f1a362c36a5b8f837b69caac2d35');
INSERT INTO audit VALUES(3,1793671260000,'a-front','change',X'f2fce1d04d643da409bc9d9d2aefa428','case 2026110300015 opened',NULL,NULL,X'a32ac6e0d12dc268fe2cf583ebec96d7c79ce842e7880ede0c673f7536c4976e');
INSERT INTO audit VALUES(4,1793671260000,'flow','change',X'f2fce1d04d643da409bc9d9d2aefa428','case 2026110300015 classified',NULL,NULL,X'54216b2b915cb78a6a2517144b453e8979bb5aecc5e5d8d31170f964079764af');
INSERT INTO audit VALUES(5,1793671260000,'flow','change',X'f2fce1d04d643da409bc9d9d2aefa428','case 2026110300015 evidence-requested',NULL,NULL,X'270768d9b1caa7ef1185b045eb6b228c5d2b6d637937cbe9c7a54341f8fd4e19');
INSERT INTO audit VALUES(6,1793674800000,'a-front','change',X'f2fce1d04d643da409bc9d9d2aefa428','case 2026110300015 responded',NULL,NULL,X'fe5fb781aaa55cfd320990dc2dc462dc816e86b9896ae44d0cf82f658b912454');
INSERT INTO audit VALUES(7,1793678400000,'a-front','change',X'f2fce1d04d643da409bc9d9d2aefa428','case 2026110300015 evidence-requested',NULL,NULL,X'39bb8e80f1ef78ed58d32d1ecf59ff6c3a672f7c62ffab7235bdbb1b10e90132');
INSERT INTO audit VALUES(8,1793584800000,'a-front','change',X'244133200642a25a522f3c4b9a7ccb9e','case 2026110200011 opened',NULL,NULL,X'7ca1239608ccb85cee83cde0cfb5574617e2cf5d97fcf90251df10c39f202cb2');
INSERT INTO audit VALUES(9,1793584800000,'flow','change',X'244133200642a25a522f3c4b9a7ccb9e','case 2026110200011 classified',NULL,NULL,X'75b4728f7cbbb211d8b79daed3c34ed194548b7a4ca1afaf4640ceb82d882811');
INSERT INTO audit VALUES(10,1793586600000,'a-second','change',X'244133200642a25a522f3c4b9a7ccb9e','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'9e5941cee51db29e062811150fca9316ef7bd231493d3282fc63d87b5b489948');
INSERT INTO audit VALUES(11,1793586600000,'a-second','change',X'244133200642a25a522f3c4b9a7ccb9e','case 2026110200011 refund',NULL,NULL,X'96942e32cce1d820b1da82abfd70f8fa4aafb792a4eaccc6b8b5fb659f6f3a53');
INSERT INTO audit VALUES(12,1793586660000,'a-second','change',X'244133200642a25a522f3c4b9a7ccb9e','case 2026110200011 resolved',NULL,NULL,X'ad613c96c0b489551eef73bd2e22d3fb9604d03af164f6f3dc94f481f7343915');
INSERT INTO audit VALUES(13,1793595600000,'a-second','change',X'244133200642a25a522f3c4b9a7ccb9e','case 2026110200011 confirmed',NULL,NULL,X'78fd3120bf344cff293e453275711b9d5d5d2e8b797d5f3064c4f3727b01c30f');
INSERT INTO audit VALUES(14,1793680200000,'a-front','change',X'f2fce1d04d643da409bc9d9d2aefa428','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'c427612b82710e7d033a67651680fbb2961c883b8147de2052b882eaa5894b51');
INSERT INTO audit VALUES(15,1793680200000,'a-front','change',X'f2fce1d04d643da409bc9d9d2aefa428','case 2026110300015 refund',NULL,NULL,X'b5c4113a667a06a147a1870f853024e7ab1b1f5dd5ef2a3b5151dd1128a08636');
INSERT INTO audit VALUES(16,1793682000000,'a-lead','look-up',X'f2fce1d04d643da409bc9d9d2aefa428','pop exact',NULL,1,X'850433a7fc1fc5320c49f42b9a2f9a24c45b4f41cc878e4ee9e8d4519ec75327');
INSERT INTO audit VALUES(17,1793682000000,'a-lead','reveal',X'f2fce1d04d643da409bc9d9d2aefa428','name',X'01000061d4134df2a3b8feecbe2f9da8f403f30e3499f0f868ee82c2cf77af2930d1ca2cf32928ec92c2c2a1c13a',1,X'84972bd89e6fc78daa0c844402848c79a409e7c41517ca5f1dee5881c3dad277');
INSERT INTO audit VALUES(18,1795903660111,'user:root','erase',X'9e677e62509c11df83e095d930c38e19','caller 3',X'010000b7578fe2b383bbcb04265d32576c1ffa327e5e18fc050c329d771d745ac10216d02fe371f42d4356',NULL,X'17f31e4c7346e2012a41641b0e68764198822ec38d4103a713fc12d39e8f46d8');
INSERT INTO audit VALUES(19,1795903661646,'flow','look-up',X'244133200642a25a522f3c4b9a7ccb9e','caller.find',NULL,NULL,X'a8d2e0d687957a3f15430106f7439f6544846ba6337779e503852cda7e848e48');
INSERT INTO audit VALUES(20,1795903661652,'flow','change',X'244133200642a25a522f3c4b9a7ccb9e','call c-20261129-060741-1e6d',NULL,NULL,X'8cd76a8a4d8036230d5ccb13296fc31b863f3cc83d2d84a1b43808cb3bca8c79');
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
INSERT INTO live_calls VALUES('c-20261129-060741-1e6d',2,X'0100015a53cd4096b3135de96bae390478d58d22a365bef44ee3c1e049270f90beaefea73df18adccc73','recharge',0,'waiting',NULL,NULL,1795903661652,1795903661652,NULL,1,0,0,0,1,0,0);
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
PRAGMA user_version=4;
