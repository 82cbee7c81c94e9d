import { expect, it, vi } from 'vitest';
import { createDebtors } from './debtors.ts';

it('asks once for patients it does not know, and again after they may have paid', () => {
  const debtors = createDebtors(), read = vi.fn<() => { patientId: string }[]>(() => [{ patientId: 'a' }]);
  const first = debtors.among(['a', 'b', null], read);
  expect([first('a'), first('b'), first(null), read.mock.calls.length]).toEqual([true, false, false, 1]);
  debtors.among(['b', 'a'], read);
  expect(read).toHaveBeenCalledTimes(1);
  debtors.among(['b', 'c'], read);
  expect(read).toHaveBeenCalledTimes(2);
  debtors.forget();
  read.mockReturnValue([]);
  expect([debtors.among(['a'], read)('a'), read.mock.calls.length]).toEqual([false, 3]);
});
