import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOptions, openTestDatabase, testFolder, testKey } from '#tests/support/database.ts';
import { openDatabase } from '../../db/index.ts';
import { createAudit, type Audit } from './index.ts';
import { createMac } from './rules.ts';

/** A chain of `rows` changes of three cards by two employees. */
function aChain(rows = 12) {
  const database = openTestDatabase(), audit = createAudit({ database, key: testKey, clock: database.clock });
  for (let i = 1; i <= rows; i++) {
    database.clock.advance(1000);
    database.write((tx) => {
      audit.append(tx, { employeeId: `e${i % 2}`, action: 'patients.save', entity: 'patient', entityId: `p${i % 3}`, ...(i % 4 ? { before: { comment: `было ${i}` }, after: { comment: `стало ${i}` } } : {}) });
    });
  }
  return { database, audit, tamper: (sql: string) => { database.raw.exec(sql); } };
}
/** The first breach, «row what». */
const found = async (audit: Audit): Promise<string> => {
  const { brokenAt, what } = await audit.verify();
  return `${brokenAt} ${what}`;
};

it('the chain’s MAC is HMAC-SHA256, whatever the key and the words', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string({ unit: 'binary', maxLength: 200 }), (key, words) => {
    expect(createMac(Buffer.from(key))(words)).toBe(createHmac('sha256', key).update(words).digest('base64url'));
  }));
});

describe('the chain of changes', () => {
  it('holds from the first row to the last, also when it is empty', async () => {
    expect(await aChain(0).audit.verify()).toEqual({ rows: 0 });
    expect(await aChain(12).audit.verify()).toEqual({ rows: 12 });
  });

  it.each([
    [`node = 'other1'`], ['at = at + 1'], [`employee_id = 'e9'`], ['employee_id = NULL'], [`action = 'patients.read'`], [`entity = 'doctor'`],
    [`entity_id = 'p9'`], [`digest = 'x'`], [`digest = ''`], [`mac = 'x'`], [`mac = (SELECT mac FROM audit_log WHERE seq = 5)`],
  ])('finds the row whose %s', async (change) => {
    const { audit, tamper } = aChain();
    tamper(`UPDATE audit_log SET ${change} WHERE seq = 7`);
    expect(await found(audit)).toBe('7 altered');
  });

  it('finds a deleted, an inserted and two exchanged rows, and a new beginning', async () => {
    const deleted = aChain();
    deleted.tamper('DELETE FROM audit_log WHERE seq = 7');
    expect(await found(deleted.audit)).toBe('7 deleted');
    const renumbered = aChain();
    renumbered.tamper('DELETE FROM audit_log WHERE seq = 7; UPDATE audit_log SET seq = seq - 1 WHERE seq > 7');
    expect(await found(renumbered.audit)).toBe('7 altered');
    const inserted = aChain();
    inserted.tamper(`UPDATE audit_log SET seq = -seq WHERE seq > 6; UPDATE audit_log SET seq = 1 - seq WHERE seq < 0;
      INSERT INTO audit_log SELECT 7, node, at, employee_id, action, entity, entity_id, digest, mac FROM audit_log WHERE seq = 3`);
    expect(await found(inserted.audit)).toBe('7 altered');
    const appended = aChain();
    appended.tamper('INSERT INTO audit_log SELECT 13, node, at, employee_id, action, entity, entity_id, digest, mac FROM audit_log WHERE seq = 12');
    expect(await found(appended.audit)).toBe('13 altered');
    const exchanged = aChain();
    exchanged.tamper('UPDATE audit_log SET seq = -seq WHERE seq IN (5, 8); UPDATE audit_log SET seq = 13 + seq WHERE seq < 0');
    expect(await found(exchanged.audit)).toBe('5 altered');
    const beheaded = aChain();
    beheaded.tamper('DELETE FROM audit_log WHERE seq < 4');
    expect(await found(beheaded.audit)).toBe('1 deleted');
  });

  it('finds changed, exchanged and silently removed texts', async () => {
    const changed = aChain();
    changed.tamper(`UPDATE audit_texts SET text = replace(text, 'было', 'стало') WHERE seq = 6`);
    expect(await found(changed.audit)).toBe('6 text-altered');
    const salted = aChain();
    salted.tamper(`UPDATE audit_texts SET salt = 'x' WHERE seq = 6`);
    expect(await found(salted.audit)).toBe('6 text-altered');
    const removed = aChain();
    removed.tamper('UPDATE audit_texts SET text = NULL WHERE seq = 6');
    expect(await found(removed.audit)).toBe('6 text-missing');
    const gone = aChain();
    gone.tamper('DELETE FROM audit_texts WHERE seq = 6');
    expect(await found(gone.audit)).toBe('6 text-missing');
    const invented = aChain();
    invented.tamper(`INSERT INTO audit_texts (seq, salt, text) VALUES (8, '', '{}')`);
    expect(await found(invented.audit)).toBe('8 text-altered');
  });

  it('cut at its tail is found by whoever kept its head', async () => {
    const { audit, tamper } = aChain(), head = audit.head();
    expect(await audit.verify(head)).toEqual({ rows: 12 });
    tamper('DELETE FROM audit_log WHERE seq > 10');
    expect(await audit.verify()).toEqual({ rows: 10 });
    expect(await audit.verify(head)).toEqual({ rows: 10, brokenAt: 11, what: 'tail-cut' });
  });

  it('of another database does not fit: its key is another', async () => {
    const { database } = aChain(), other = createAudit({ database, key: 'b0'.repeat(32), clock: database.clock });
    expect(await found(other)).toBe('1 altered');
  });

  it('erases what was written about a person and stays whole; the erasure itself is in it', async () => {
    const { database, audit } = aChain();
    const erased = database.write((tx) => audit.erase(tx, { employeeId: 'e1', entity: 'patient', entityId: 'p1' }));
    expect(erased).toBe(3); // rows 1, 7, 10; row 4 had no text
    expect(await audit.verify()).toEqual({ rows: 13 });
    expect(database.raw.prepare(`SELECT count(*) AS n FROM audit_texts WHERE text LIKE '%было 7%'`).get()).toEqual({ n: 0 });
    const shown = await audit.handlers.ofEntity({ entity: 'patient', entityId: 'p1' }, { sessionId: 's', actor: { employeeId: 'e1', name: '', role: 'manager', has: () => true } });
    expect(shown.map((r) => [r.seq, r.action, r.text])).toEqual([[1, 'patients.save', null], [4, 'patients.save', null], [7, 'patients.save', null], [10, 'patients.save', null], [13, 'audit.textsErased', { after: { rows: [1, 7, 10] } }]]);
    expect(database.write((tx) => audit.erase(tx, { entity: 'patient', entityId: 'p1' }))).toBe(0);
  });

  it('goes by number, not by time: a clock set back changes nothing', async () => {
    const { database, audit } = aChain(3);
    const early = createAudit({ database, key: testKey, clock: { ...database.clock, now: () => 1000 as never } });
    database.write((tx) => { early.append(tx, { action: 'patients.save', entity: 'patient', entityId: 'p9' }); });
    expect(await audit.verify()).toEqual({ rows: 4 });
    expect(audit.head().seq).toBe(4);
  });

  it('takes rows of a change only with the change: a command that fails leaves none', async () => {
    const { database, audit } = aChain(3);
    expect(() => database.write((tx) => {
      audit.append(tx, { action: 'patients.save', entity: 'patient' });
      throw new Error('changed my mind');
    })).toThrow('changed my mind');
    database.write((tx) => { audit.append(tx, { action: 'patients.save', entity: 'patient' }); });
    expect(await audit.verify()).toEqual({ rows: 4 });
  });

  it('stays one chain when two programs write the same file in turn', async () => {
    const file = join(testFolder(), 'stoika.db'), [one, two] = [1, 2].map(() => openDatabase({ ...openOptions(''), file })) as [ReturnType<typeof openDatabase>, ReturnType<typeof openDatabase>];
    const [first, second] = [one, two].map((database) => createAudit({ database, key: testKey, clock: openOptions('').clock })) as [Audit, Audit];
    for (let i = 0; i < 10; i++) {
      one.write((tx) => { first.append(tx, { action: 'a.b', entity: 'x', after: i }); });
      two.write((tx) => { second.append(tx, { action: 'a.b', entity: 'x', after: i }); });
    }
    expect(await first.verify()).toEqual({ rows: 20 });
    one.close();
    two.close();
  });
});
