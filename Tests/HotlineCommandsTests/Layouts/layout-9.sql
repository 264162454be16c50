PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('audit-head',X'0000000000000018ef926749ba99ab178f3033e4a9cc192bc109d318f7d463e79a4753b5af4fc9e94039a93844bab98bb3a97e745f1546c0e857f2edfb46b29eef1e9b3339a2842f');
INSERT INTO meta VALUES('created',X'323032362d31312d32395432303a31383a31392e3637322b30383a3030');
INSERT INTO meta VALUES('identity',X'a43a2be5be1496a1a77726de7617c94b');
INSERT INTO meta VALUES('key-in-force',X'00019b6ceb7a30167263d3460d9aa11f148c');
INSERT INTO meta VALUES('rights-recorded',X'01');
CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  wrapped_key BLOB,
  key_version INTEGER NOT NULL
);
INSERT INTO subjects VALUES(1,X'0100014a61843710605b2fb9376948d6c9fc4bc5b44b7a9805695dac6623071dff8ddb4d3391a0b2be27c6ab117adc80ce696f1a146ddb071d24986004c635',1);
INSERT INTO subjects VALUES(2,X'0100011ec4d05210cb8ad94ee8d40339ae0b3d5ab12837425df1ddb149fc89a6a19bc1c3251b31fae26810fe22fd1f793060efe63fa5593e98d58be264cd89',1);
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
INSERT INTO callers VALUES(1,'u-1',X'4030a7d4174b952f66d849bfc0aa3da9',X'6df2ca53e7d1795225066570ea3ad0cf',X'010001fe8ef9e0b91bff82c93b12c30d8d13433d0283dd75fcfca7155f25d2aae74b8dd98728b074bdca',X'010001449f06788bd6bab147ee1709341a6d52b01c4cbe409fde5b44368cad3a6f9d4eb66bf7c82c',X'0100013064599dddb441fca59614599b3e1d9e2772ad881e5f4320671331f5ab463ea0faaefd2f',X'010001a716dd723b8c8eabd121e37295101f29d79ec67108f15860499bb083a67c769d52f609689da8da97e9b6e2348670fd2be2',NULL,'vip','浙江','long-standing',1795954699816,NULL);
INSERT INTO callers VALUES(2,'u-2',X'aad77aecff24127483b743e6a4e84a4e',X'cfe666f030bc501f943f908a3652daf9',X'010001955d57a4754faa13fe62c00ac72cacfe14368f6f04779ad4be931c23b063d8937a5a4d62aed90e',X'010001d9ab74ac7f5046b4b83573f500f08709332736c35e934b26a39d12bb537f33cf5adf',NULL,NULL,NULL,'ordinary','山西','',1795954699816,NULL);
INSERT INTO callers VALUES(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ordinary','河北','',1795954699816,1795954704853);
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
INSERT INTO orders VALUES(1,1793534400000,'2026110100000001','原神创世结晶','recharge',64800,'failed',1793534460000,NULL,X'010001fd61f5744c6b44669bde799a6e54252e77c3ce3b1bf4813c4dd2e34a1e52a1525b52082f','微信','浙江');
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
INSERT INTO contacts VALUES(1,1793536200000,'c-1','hotline',replace('welcome\nmain\nrecharge','\n',char(10)),X'010001307fd6914b43d33fef145376c894718f52703f9d039085af84cb25234e45dc2a76882811a8170878a77478dd','recharge',42000,185000,'a-front','已催单',X'010001c161be66527fe81f5090200e5af97293ea7ee0b97bf5bfe2f9991e1978f18f77d499cc3a1710fdb66d69f5123319');
INSERT INTO contacts VALUES(2,1795954706000,'c-20261129-201826-d642','q','person',NULL,'recharge',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO cases VALUES('2026110200011',2,'2026110100000003','card-invalid','phone','confirmed',0,'a-front',1793584800000,1793595600000,'骏网卡五十元','山西',X'010001f817a3305966417b817731d550a01fde949cd7d4e22c952c7115f3aa5883b8c249cc45b9ebeaae535939c7',NULL,NULL,NULL,1,5);
INSERT INTO cases VALUES('2026110300015',1,'2026110100000001','recharge-missing','phone','verifying',0,'a-front',1793671260000,NULL,'原神创世结晶','浙江',X'01000194002f88300cde41911912ddcefca322f1a564c2475d61b71c49f416ee13fa314481dd0a55112718fddb295685cb',64800,X'010001fec664cf58bd9391c54f58c695193c17570a87649ce6951999431222efd3790f261fc83d',1793757660000,1,6);
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
INSERT INTO case_events VALUES('2026110300015',5,1793678400000,'evidence-requested','a-front','{"evidence":["problem"]}',X'0100012247382762bd1be82c16e7b963eebb46279b7661cee03e56a72cb3d5dfa678357287f014d262ae1a');
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
INSERT INTO audit VALUES(1,1795954699672,'user:root','change',NULL,'practice database a43a2be5be1496a1a77726de7617c94b',NULL,NULL,X'9c1df1b96cf33ddf523b397e7eb1ae3696a2f1afbd98e19459de1bb870b45288');
INSERT INTO audit VALUES(2,1795954699816,'user:root','change',NULL,'agent a-front: none → front-line -',NULL,NULL,X'a25411503db5e4f0e640f4be2576d256146c5fe8664025811e0b45671ef6b659');
INSERT INTO audit VALUES(3,1795954699816,'user:root','change',NULL,'agent a-second: none → senior -',NULL,NULL,X'bc83133539410cf639aca68fb045d62eb4be4c42301392e99fb3a54fd531a975');
INSERT INTO audit VALUES(4,1795954699816,'user:root','change',NULL,'agent a-lead: none → supervisor -',NULL,NULL,X'b88f68da9825bea3f768c0dcc8a16754f37aea7698a1ed532b11041f2b1480e7');
INSERT INTO audit VALUES(5,1795954699816,'user:root','import',NULL,'callers +3 ~0, orders +3 ~0, contacts +1 ~0, agents +3 ~0, of a file with digest 4eac7ca930b8925f',NULL,0,X'68f0351c8c0ef58b295cea3f3ebe56f9ffd256f5bc5d982639047c604a55cdda');
INSERT INTO audit VALUES(6,1793671200000,'owner for a-front','look-up',X'a982c23982e06d7e34aaec3f82dcbee6','pop exact',NULL,1,X'dfa217a913e6ae47be5c7c364b4bb2437c28813f72a05c2400e15f9807bf005d');
INSERT INTO audit VALUES(7,1793671260000,'owner for a-front','change',X'a982c23982e06d7e34aaec3f82dcbee6','case 2026110300015 opened',NULL,NULL,X'dce8e59222279fb2b1c67d8fb885d2508d28a817104b7b037a2e20a6a31f2113');
INSERT INTO audit VALUES(8,1793671260000,'flow','change',X'a982c23982e06d7e34aaec3f82dcbee6','case 2026110300015 classified',NULL,NULL,X'354adcdb995ff1aabc77e4cd3f5300ff37e6a910d3c1275411c1794dffa2da65');
INSERT INTO audit VALUES(9,1793671260000,'flow','change',X'a982c23982e06d7e34aaec3f82dcbee6','case 2026110300015 evidence-requested',NULL,NULL,X'659f0ad071acda419ec0479a871ecf350556905b9a6313489fb04634cad409aa');
INSERT INTO audit VALUES(10,1793674800000,'owner for a-front','change',X'a982c23982e06d7e34aaec3f82dcbee6','case 2026110300015 responded',NULL,NULL,X'9c1dd96361487a6542b18e253ccc7373986328a39aff64fa5b56359bc790a15d');
INSERT INTO audit VALUES(11,1793678400000,'owner for a-front','change',X'a982c23982e06d7e34aaec3f82dcbee6','case 2026110300015 evidence-requested',NULL,NULL,X'7c31018c1ee310c378f953a7a4449f9e24485c2a14ec23c1d88bd41fb8f2d8f3');
INSERT INTO audit VALUES(12,1793584800000,'owner for a-front','change',X'e7375df6dcff14f97e03524841cbbf9e','case 2026110200011 opened',NULL,NULL,X'baa98e12cec34e2b5ded840eedb2b7e637533a2c6dad5bb76470c4d24b0a1a58');
INSERT INTO audit VALUES(13,1793584800000,'flow','change',X'e7375df6dcff14f97e03524841cbbf9e','case 2026110200011 classified',NULL,NULL,X'3d14a7669a83fb4a9b3389ec7fd64b431b6517f4e145645e9faa9d73328a8628');
INSERT INTO audit VALUES(14,1793586600000,'owner for a-second','change',X'e7375df6dcff14f97e03524841cbbf9e','refund r-1 order 2026110100000003 50.00 paid',NULL,NULL,X'a1a67ff0c9de600d0520700ea319ffd2033b409e396bdf8c8c27cea90f210a2f');
INSERT INTO audit VALUES(15,1793586600000,'owner for a-second','change',X'e7375df6dcff14f97e03524841cbbf9e','case 2026110200011 refund',NULL,NULL,X'87ce1b45a150a06d273edd7e83e09ff4777c18981b1ae5df08c9f96d2b82c08f');
INSERT INTO audit VALUES(16,1793586660000,'owner for a-second','change',X'e7375df6dcff14f97e03524841cbbf9e','case 2026110200011 resolved',NULL,NULL,X'492bf3912c44f20096dc898ea1649ea53210fe3a3b087780e8d8ae45e281d2d1');
INSERT INTO audit VALUES(17,1793595600000,'owner for a-second','change',X'e7375df6dcff14f97e03524841cbbf9e','case 2026110200011 confirmed',NULL,NULL,X'9a6e1d3c12ba62eaaf103bae5b3dd0bcdbecd4a76d3fe929832d9661866803f2');
INSERT INTO audit VALUES(18,1793680200000,'owner for a-front','change',X'a982c23982e06d7e34aaec3f82dcbee6','refund r-2 order 2026110100000001 600.00 asked',NULL,NULL,X'0b1d2f67ab168667e41944d929388e800c9229fec82c6c43a8fd5e39305412c9');
INSERT INTO audit VALUES(19,1793680200000,'owner for a-front','change',X'a982c23982e06d7e34aaec3f82dcbee6','case 2026110300015 refund',NULL,NULL,X'f56702dd0426efa902e81c441458d8f95a17c15d12588ffc04778bfcbfdac3d2');
INSERT INTO audit VALUES(20,1793682000000,'owner for a-lead','look-up',X'a982c23982e06d7e34aaec3f82dcbee6','pop exact',NULL,1,X'35da9cefb322a1104ed48a85c1ffa3335d00f9b218c8beca839d7e450aeae5f5');
INSERT INTO audit VALUES(21,1793682000000,'owner for a-lead','reveal',X'a982c23982e06d7e34aaec3f82dcbee6','name',X'010000b3d07e6c67499bb2d281e79d442180308465a31daa4c17c4c9f18f9f80984806d897101d4efae162a70656',1,X'f26c2228689e89fc1da842a93039bb52e8091410d52e9728360cd62b373072a0');
INSERT INTO audit VALUES(22,1795954704853,'user:root','erase',X'e467a18e75f5b7370b32c12d58fcbae3','caller 3',X'010000ab376dad93591a0c0d0351de4d1d99d41186a42c5612f62ded3282d90f608973501191a82df6c1d5',NULL,X'9b31a86b1352ffc2a2bb6e606b2e6afb843f16ce6380e878acea8dc2cf0da766');
INSERT INTO audit VALUES(23,1795954706950,'flow','look-up',X'e7375df6dcff14f97e03524841cbbf9e','caller.find',NULL,NULL,X'3b31f570d238fa86960d6c115a875c14e6988c79b966dda69cde88a5baa8d0c4');
INSERT INTO audit VALUES(24,1795954706996,'flow','change',X'e7375df6dcff14f97e03524841cbbf9e','call c-20261129-201826-d642',NULL,NULL,X'ef926749ba99ab178f3033e4a9cc192bc109d318f7d463e79a4753b5af4fc9e9');
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
INSERT INTO live_calls VALUES('c-20261129-201826-d642',2,X'0100014c12155cdb1c789622b2241944ad3f60b7dbc2dba5dffc856611824c7bea56c527c5e777a98291','recharge',0,'waiting',NULL,NULL,1795954706996,1795954706996,NULL,1,0,0,0,1,0,0,0);
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
CREATE TABLE account_bindings (
  uid INTEGER NOT NULL PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  agent TEXT NOT NULL,
  mac BLOB NOT NULL
);
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
PRAGMA user_version=9;
