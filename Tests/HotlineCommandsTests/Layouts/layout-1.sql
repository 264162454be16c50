PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'00000000000000011a22f35a84c28e0f6e7a93ab4ac665ade22a49ac2430325953f5be6b4f1e1fbfc76433dffba25bc694073c0551f5e9985f6c19896cc89b3e2470c2d271abe53d');
INSERT INTO meta VALUES('created',X'323032362d31312d32395430363a30363a35352e3639332b30383a3030');
INSERT INTO meta VALUES('identity',X'bce592aa953357bc8159376f5fa32cc4');
INSERT INTO meta VALUES('key-in-force',X'0001e1b03ae154a45b36c4326e84342eeece');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'0100010fe6b1a16b7f9f2a1d3023c941a2477abb68dd8eaa360ae1de9ba9f30c228fff6620c372ef15690185ba84d9303609137680b3bfb731ea6c46cf0434',1);
INSERT INTO subjects VALUES(2,X'0100017d4e488a9d220b81f3f3824d36a2cd4e006fc55555e1fc1bac5ed92b6c697bcca088b7b7abcd282189f11057aed07fd82a3c638e7a96a71b1d77f69b',1);
INSERT INTO subjects VALUES(3,X'010001a28d26619da693499c1e61ab7df918119655466c693be62c2923e0b6c3c300cc7265703fa52c5da183f4c22d013f816d250712d2cbc1ff59b0b60acf',1);
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
INSERT INTO callers VALUES(1,'u-1',X'359509282cd8b915ab0f16cc63b6588c',X'92eea27130fb26825a596988b050563b',X'010001ed4ea7d34852633d5f76f5c20d31a60c6f11fb3cf69fa5b1343f3bf503a96c7c7dc17b0e1c1b54',X'010001b28e1d0214fa5df3063973faeaf60e97be74eee8ad433ea646251ea0be545568e5cbcf8988',X'0100013a373b97f4ac21ab50f4a6f23b775cb5f0b92e84d2ffd6ba2eb5da905057de3a28910d1c',X'01000191fac7e4416d70710c531b41b9476336d6bed9c95c73d7b8c5461e6b644285a8e71e42aa34252a6b4bb9848e4395f422a2',NULL,'vip','浙江','long-standing',1795903615720,NULL);
INSERT INTO callers VALUES(2,'u-2',X'25dbb57d378a8d53cdb1716d4894af70',X'b3bae070d8a6c1f32f464f602ff0783b',X'010001d03eed91b16b276721de93dcdf9842b9b9186bafcb7efba7c95a259aa776488eecfe718d3570a0',X'010001e9230d0476c1ee36521a55777b0c04258dd56a2135373dfb576262e0aacfa15cb259',NULL,NULL,NULL,'ordinary','山西','',1795903615720,NULL);
INSERT INTO callers VALUES(3,'u-3',X'ae9611d92a3a207ab9ed7a7aa5cef4aa',X'eb28b86e40a5458d153d5fbb012110c2',X'010001085b68b524796eec84e2ed23d1d9dd0e46af10ac1de94d7e2ca60d64251177546d1ad8e8b08724',X'0100012ec6eef6188603e8fd645bf87e8b3d523197ec50eb6471855e7e37ae43aa296d7281',NULL,NULL,NULL,'ordinary','河北','',1795903615720,NULL);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'010001351a22608200f4e86553fcb08d2e7e48ed3129d98e3b0567e6f52cad8344640af9f40630','微信','浙江');
INSERT INTO orders VALUES(1,1790784300000,'2026110100000002','视频会员月费','membership',2500,'delivered',1790784300000,1790784360000,NULL,'自动续费',NULL);
INSERT INTO orders VALUES(2,1793581200000,'2026110100000003','骏网卡五十元','card',5000,'delivered',1793581260000,1793581290000,NULL,'支付宝',NULL);
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'0100011cf7ae92c58a6c2a3221c95afb2af04db7775309086f5db7b984e35b9a95f3a72a7a8c873de8b2824b31b08a','recharge',42000,185000,'a-front','已催单',X'01000162a3b8a147cf94988482b649fa0faf9bef865fde80e654ae385c94d2be68293269625fba99e487ac81dc431c82fb');
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
INSERT INTO audit VALUES(1,1795903615720,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0',NULL,0,X'1a22f35a84c28e0f6e7a93ab4ac665ade22a49ac2430325953f5be6b4f1e1fbf');
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
COMMIT;
PRAGMA application_id=1213484110;
PRAGMA user_version=1;
