import { describe, expect, it } from 'vitest';
import { day, instant, minute, type Kopecks } from '#shared/kernel/values.ts';
import type { AppointmentStatus } from '#shared/schedule/contract.ts';
import { assembleContext, completedPercent, lastAttended, moneyOf, phoneColumns, type PatientAppointment } from './rules.ts';

const now = instant(Date.UTC(2026, 10, 24, 7));
const anAppointment = (hours: number, status: AppointmentStatus, more: Partial<PatientAppointment> = {}): PatientAppointment =>
  ({ id: `a${hours}`, day: day('2026-11-24'), startMin: minute(600), startsAt: instant(now + hours * 3_600_000), status, doctor: 'Орлова', ...more });

describe('a number', () => {
  it('stores a number so that its last digits meet however it was dialled', () => {
    expect(phoneColumns('8 (900) 100-01-01')).toEqual({ e164: '+79001000101', digits: '89001000101', digitsRev: '10100010097', kind: 'mobile' });
    expect(phoneColumns('+7 900 100 01 01').digitsRev).toBe('10100010097');
    expect(phoneColumns('112')).toEqual({ e164: null, digits: '112', digitsRev: '211', kind: 'short' });
  });
});

describe('blocks «Пациент» and «Приемы»', () => {
  it('counts the completed share of past appointments without those the clinic cancelled, half up (A-16)', () => {
    const past = [anAppointment(-1, 'completed'), anAppointment(-2, 'completed'), anAppointment(-3, 'completed'), anAppointment(-4, 'completed'), anAppointment(-5, 'completed'),
      anAppointment(-6, 'noShow'), anAppointment(-7, 'cancelled', { cancelledBy: 'patient' }), anAppointment(-8, 'cancelled', { cancelledBy: 'patient' })];
    expect(completedPercent(past, now)).toBe(63);
    expect(completedPercent([...past, anAppointment(-9, 'cancelled', { cancelledBy: 'clinic' }), anAppointment(2, 'cancelled', { cancelledBy: 'patient' }), anAppointment(-1, 'confirmed')], now)).toBe(63);
    expect(completedPercent([anAppointment(3, 'confirmed')], now)).toBeUndefined();
  });

  it('names the last visit the patient came to', () => {
    expect(lastAttended([anAppointment(-9, 'completed', { doctor: 'Ким' }), anAppointment(-3, 'noShow'), anAppointment(-1, 'cancelled'), anAppointment(2, 'confirmed')], now)?.doctor).toBe('Ким');
  });

  it('shows the family only when relatives are united and the policy only to the insured', () => {
    const own = { payments: 50_000, charges: 120_000, insurance: 30_000 };
    expect(moneyOf(own, undefined, false)).toEqual({ balance: -70_000, treatmentTotal: 150_000 });
    expect(moneyOf(own, { payments: 0, charges: 843_000, insurance: 0 }, true)).toEqual({ balance: -70_000, treatmentTotal: 150_000, familyTotal: 843_000, insuranceTotal: 30_000 });
  });

  it('lists the future from the soonest, later today included, cancelled left out (A-15)', () => {
    const context = assembleContext(
      { id: 'p', name: 'Громов Тимур', born: day('2017-06-02'), status: 'primary', guardian: { id: 'g', name: 'Громова Елена', kind: 'parent' }, money: { balance: 0 as Kopecks, treatmentTotal: 0 as Kopecks },
        policies: [{ insurer: 'СОГАЗ', number: '77-1', validTill: day('2026-12-31') }], mainComment: 'боится', extraComment: '', banReason: 'долг' },
      [anAppointment(48, 'confirmed', { id: 'later' }), anAppointment(1, 'unconfirmed', { id: 'today' }), anAppointment(2, 'cancelled'), anAppointment(-24, 'completed')],
      [{ id: 't2', what: 'Профосмотр', dueAt: instant(2) }, { id: 't1', what: 'Перезвонить', dueAt: instant(1) }], now, day('2026-11-24'),
    );
    expect(context.futureAppointments.map((a) => [a.appointmentId, a.status])).toEqual([['today', 'unconfirmed'], ['later', 'confirmed']]);
    expect(context.tasks.map((t) => t.taskId)).toEqual(['t1', 't2']);
    expect(context).toMatchObject({ age: 9, guardian: { name: 'Громова Елена' }, policies: ['СОГАЗ №\u00a077-1, до\u00a031.12.2026'], completedPercent: 100, ban: { reason: 'долг' } });
    expect(context).not.toHaveProperty('archived');
  });
});
