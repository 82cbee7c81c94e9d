import { expect, it } from 'vitest';
import { eventsOf } from './trace.ts';

const hex = (text: string): string => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

it('reads a write at its place, whole or interrupted after its last argument', () => {
  const write = `pwrite64(17<${hex('/base/clinic.db')}>, "${hex('страница')}", 16, 8192`, read = { kind: 'write', file: '/base/clinic.db', at: 8192, bytes: Buffer.from('страница') };
  expect(eventsOf(`101 ${write}) = 16\n`, '/base')).toEqual([read]);
  expect(eventsOf(`101 ${write} <unfinished ...>\n102 fsync(18<${hex('/other/file')}>) = 0\n101 <... pwrite64 resumed>) = 16\n`, '/base')).toEqual([read]);
});
