import { expect, it } from 'vitest';
import { appointmentActions, buffers, inquiries } from '#main/db/schema/index.ts';
import type { WhyInquiry } from '#shared/inquiries/why.ts';
import { factText } from '#shared/inquiries/why-text.ts';
import { whyWords } from '#shared/inquiries/why-words.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day } from '#shared/kernel/values.ts';
import { openTestClinic } from '#tests/support/clinic.ts';

const zone = 'Europe/Moscow', phone = '+79003000081', at = (on: string, clock: string): number => instantOf(day(on), Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)), zone), idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

it('says of a missed call, a lead, its call-back and a buffer what was decided, by which rule and with both times', async () => {
  const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), branchId = clinic.directories.branch().id, employeeId = clinic.loaded.employees.get('Анна')!.id;
  clinic.database.write((tx) => {
    const call = { branchId, kind: 'call' as const, phoneE164: phone }, answered = { outcome: 'answered' as const, direction: 'outbound' as const };
    tx.insert(inquiries).values([
      { ...call, id: idOf(1), headId: idOf(1), startedAt: at('2026-11-20', '10:00'), outcome: 'missed' }, { ...call, id: idOf(2), headId: idOf(2), startedAt: at('2026-11-20', '10:05'), outcome: 'missed' },
      { ...call, ...answered, id: idOf(3), headId: idOf(2), startedAt: at('2026-11-20', '10:20'), answeredAt: at('2026-11-20', '10:20'), endedAt: at('2026-11-20', '10:22') },
      { ...call, id: idOf(4), headId: idOf(4), startedAt: at('2026-11-20', '23:50'), outcome: 'missed' },
      { branchId, kind: 'lead', id: idOf(5), headId: idOf(5), startedAt: at('2026-11-21', '12:00'), phoneE164: '+79003000085' },
      { ...call, ...answered, phoneE164: '+79003000085', outcome: 'unanswered', id: idOf(6), headId: idOf(5), sourceId: idOf(5), startedAt: at('2026-11-21', '12:10') },
      { branchId, kind: 'lead', id: idOf(7), headId: idOf(7), startedAt: at('2026-11-21', '18:00'), phoneE164: '+79003000086', processedAt: at('2026-11-22', '09:30'), processedBy: employeeId, processedHow: 'callBack' },
      { ...call, ...answered, phoneE164: '+79003000086', id: idOf(8), headId: idOf(8), sourceId: idOf(7), startedAt: at('2026-11-22', '09:25'), answeredAt: at('2026-11-22', '09:25'), endedAt: at('2026-11-22', '09:29') },
    ]).run();
    tx.insert(appointmentActions).values({ id: idOf(30), branchId, kind: 'booked', at: at('2026-11-22', '09:40'), givenInquiryId: idOf(8), givenHow: 'buffer', givenInCall: true }).run();
    tx.insert(buffers).values([
      { id: idOf(20), branchId, employeeId, inquiryId: idOf(3), madeAt: at('2026-11-20', '10:21'), madeInCall: true, endedAt: at('2026-11-20', '20:00'), endedHow: 'shiftEnd' }, { id: idOf(21), branchId, employeeId, inquiryId: idOf(8), madeAt: at('2026-11-22', '09:28'), madeInCall: true },
    ]).run();
  });
  const said = async (n: number): Promise<string[]> => (await anna.ask<WhyInquiry>('inquiries.why', { inquiryId: idOf(n) })).facts.map((fact) => Object.values(factText(fact, zone, whyWords.ru)).join(': '));
  expect(await said(1)).toEqual(['Перезвонили в тот же день: пропущен 20.11 10:00:00, затем 10:20:00']);
  expect(await said(2)).toEqual(['Перезвонили в тот же день: пропущен 20.11 10:05:00, затем 10:20:00']);
  expect(await said(3)).toEqual(['Одно обращение: ответ в тот же день: звонок 20.11 10:20:00', 'В «Истории звонков» конверсия «Нет»: во время разговора запись не начинали: звонок 20.11 10:20:00', 'Было в буфере до конца смены: записи после этого буфер не связывает: поставлено 20.11 10:21:00, во время разговора, снято 20:00:00, Ивлева Анна']);
  expect(await said(4)).toEqual(['В тот же день не перезвонили: пропущен 20.11 23:50:00']);
  expect(await said(5)).toEqual(['Заявка не обработана: из неё звонили, но комментарий не сохранили: пришла 21.11 12:00:00, звонок 12:10:00']);
  expect(await said(7)).toEqual(['Заявка обработана звонком из неё: пришла 21.11 18:00:00, закрыта 22.11 09:30:00, Ивлева Анна']);
  expect(await said(8)).toEqual(['Отдельное обращение: ответ в другой день: звонок 22.11 09:25:00', 'В «Истории звонков» конверсия «Да»: «Назначить прием» нажато во время разговора, запись сделана: звонок 22.11 09:25:00, запись 09:40:00', 'Ждёт в буфере: следующая запись из него будет связана: поставлено 22.11 09:28:00, во время разговора, Ивлева Анна']);
});
