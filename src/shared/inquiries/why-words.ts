import type { LeadEnd } from './why.ts';

/** The words of the why-panel: main has none of its own for it, the window makes the sentences. */
export interface WhyWords {
  readonly deed: Readonly<Record<'booked' | 'cancelled' | 'moved', string>>;
  /** «разговор 10:02:18–10:06:40», «разговор с 10:02:18, идёт». */
  talk(from: string, till: string): string;
  talkRunning(from: string): string;
  /** A number of seconds as people say it: «4 мин 12 с». */
  span(ms: number): string;
  minutes(n: number): string;
  readonly link: {
    readonly buffer: string; readonly current: string; readonly panel: string; readonly running: string;
    nearest(distance: string, window: string): string;
  };
  readonly loss: {
    readonly given: Readonly<Record<'buffer' | 'current' | 'panel', string>>;
    readonly noPatient: string; readonly lead: string; readonly neverAnswered: string; readonly employee: string; readonly noPerson: string; readonly otherPatient: string;
    outside(over: string, window: string, distance: string): string;
    readonly begunAfter: string;
    farther(own: string, winner: string): string;
    fartherThanRunning(own: string): string;
    readonly startedEarlier: string;
  };
  readonly type: {
    future(visit: string): string;
    readonly employee: string; readonly employeeNumber: string; readonly noFuture: string; readonly noCard: string; readonly byHand: string; readonly unknown: string;
    /** When it was decided. */
    at(time: string): string;
  };
  readonly fact: {
    readonly buffer: Readonly<Record<'booked' | 'byHand' | 'shiftEnd' | 'waits', string>>;
    readonly lead: Readonly<Record<LeadEnd | 'open' | 'tried', string>>;
    readonly joined: string; readonly apart: string;
    readonly conversion: Readonly<Record<'buffer' | 'current' | 'panel' | 'late' | 'none', string>>;
    readonly missed: Readonly<Record<'calledBack' | 'called' | 'cameAgain' | 'none', string>>;
    put(at: string, inCall: boolean): string; ended(at: string): string; came(at: string): string; done(at: string): string; rang(at: string): string; after(at: string): string; call(at: string): string; booked(at: string): string;
  };
  ban(since: string, reason: string): string;
  readonly banLater: string;
}

const ruSpan = (ms: number): string => {
  const s = Math.ceil(ms / 1_000), m = Math.floor(s / 60), h = Math.floor(m / 60);
  return h > 0 ? `${String(h)} ч ${String(m % 60)} мин` : m > 0 ? (s % 60 ? `${String(m)} мин ${String(s % 60)} с` : `${String(m)} мин`) : `${String(s)} с`;
};
const enSpan = (ms: number): string => {
  const s = Math.ceil(ms / 1_000), m = Math.floor(s / 60), h = Math.floor(m / 60);
  return h > 0 ? `${String(h)} h ${String(m % 60)} min` : m > 0 ? (s % 60 ? `${String(m)} min ${String(s % 60)} s` : `${String(m)} min`) : `${String(s)} s`;
};

const ru: WhyWords = {
  deed: { booked: 'запись', cancelled: 'отмена', moved: 'перенос' },
  talk: (from, till) => `разговор ${from}–${till}`, talkRunning: (from) => `разговор с ${from}, ещё идёт`, span: ruSpan, minutes: (n) => `${String(n)} мин`,
  link: {
    buffer: 'Записали из буфера этого обращения', current: 'Отмечено «Связать с текущим звонком»', panel: 'Форма записи открыта во время разговора и в ней же закончена', running: 'Сделано во время разговора с этим пациентом',
    nearest: (distance, window) => `Ближайший разговор с этим пациентом: ${distance} от него, окно ${window}`,
  },
  loss: {
    given: { buffer: 'Записали из буфера другого обращения', current: 'Отмечена связь с другим звонком', panel: 'Форма открыта во время другого разговора' },
    noPatient: 'У приёма нет пациента', lead: 'Заявка: разговора ещё не было, связать может только буфер', neverAnswered: 'На звонок не ответили: разговора не было, связать может только буфер',
    employee: 'В «Кто» сотрудник, а не пациент', noPerson: 'В «Кто» никто не выбран, и номер не в одной-единственной карточке', otherPatient: 'В «Кто» другой пациент',
    outside: (over, window, distance) => `Вне окна на ${over}: до разговора ${distance}, окно ${window}`,
    begunAfter: 'Разговор начался позже действия, а раньше него уже был другой: связь не переходит',
    farther: (own, winner) => `Дальше по времени: ${own}, а у связанного ${winner}`, fartherThanRunning: (own) => `${own} от разговора, а другой разговор шёл в это время`,
    startedEarlier: 'Так же близко, но начался раньше связанного',
  },
  type: {
    future: (visit) => `Уже записан, потому что есть приём ${visit}`, employee: 'Сотрудник: номер или выбор в «Кто»', employeeNumber: 'Сотрудник: номер в карточке сотрудника', noFuture: 'Хочет записаться: приёма впереди нет',
    noCard: 'Хочет записаться: карточки нет', byHand: 'Выбран вручную', unknown: 'Причина не сохранена: обращение старше этой проверки', at: (time) => `решено ${time}`,
  },
  fact: {
    buffer: { booked: 'Было в буфере, из него записали', byHand: 'Было в буфере и убрано вручную: записи после этого буфер не связывает', shiftEnd: 'Было в буфере до конца смены: записи после этого буфер не связывает', waits: 'Ждёт в буфере: следующая запись из него будет связана' },
    lead: { saved: 'Заявка обработана: её открыли и сохранили', callBack: 'Заявка обработана звонком из неё', incoming: 'Заявка закрыта входящим звонком', closed: 'Заявка закрыта с причиной', open: 'Заявка не обработана: её не сохраняли и из неё не звонили', tried: 'Заявка не обработана: из неё звонили, но комментарий не сохранили' },
    joined: 'Одно обращение: ответ в тот же день', apart: 'Отдельное обращение: ответ в другой день',
    conversion: {
      buffer: 'В «Истории звонков» конверсия «Да»: «Назначить прием» нажато во время разговора, запись сделана', current: 'В «Истории звонков» конверсия «Да»: записали во время разговора и связали с ним', panel: 'В «Истории звонков» конверсия «Да»: форму открыли во время разговора и закончили в ней же',
      late: 'В «Истории звонков» конверсия «Нет»: в буфер поставили уже после разговора', none: 'В «Истории звонков» конверсия «Нет»: во время разговора запись не начинали',
    },
    missed: { calledBack: 'Перезвонили в тот же день', called: 'Звонили в тот же день, не дозвонились', cameAgain: 'В тот же день человек дозвонился сам: перезванивать не нужно', none: 'В тот же день не перезвонили' },
    put: (at, inCall) => (inCall ? `поставлено ${at}, во время разговора` : `поставлено ${at}`), ended: (at) => `снято ${at}`, came: (at) => `пришла ${at}`, done: (at) => `закрыта ${at}`, rang: (at) => `пропущен ${at}`, after: (at) => `затем ${at}`, call: (at) => `звонок ${at}`, booked: (at) => `запись ${at}`,
  },
  ban: (since, reason) => (reason ? `Записать нельзя: запрет записи с ${since} (${reason})` : `Записать нельзя: запрет записи с ${since}`), banLater: 'Запрет поставлен уже после этого обращения',
};

const en: WhyWords = {
  deed: { booked: 'booking', cancelled: 'cancellation', moved: 'move' },
  talk: (from, till) => `call ${from}–${till}`, talkRunning: (from) => `call since ${from}, still running`, span: enSpan, minutes: (n) => `${String(n)} min`,
  link: {
    buffer: 'Booked from the buffer of this contact', current: '“Link with the current call” was ticked', panel: 'The booking form was opened during the call and finished in the same form', running: 'Made during the call with this patient',
    nearest: (distance, window) => `The nearest call with this patient: ${distance} away, window ${window}`,
  },
  loss: {
    given: { buffer: 'Booked from the buffer of another contact', current: 'Linked by hand to another call', panel: 'The form was opened during another call' },
    noPatient: 'The appointment has no patient', lead: 'A lead: nobody has talked yet, only the buffer can link it', neverAnswered: 'Nobody answered: there was no call to link to, only the buffer can',
    employee: '“Who” is an employee, not a patient', noPerson: 'Nobody is chosen in “Who”, and the number is not in exactly one card', otherPatient: '“Who” is another patient',
    outside: (over, window, distance) => `Outside the window by ${over}: ${distance} from the call, window ${window}`,
    begunAfter: 'The call began after the action, and another was there before it: a link does not move',
    farther: (own, winner) => `Farther in time: ${own}, the linked one ${winner}`, fartherThanRunning: (own) => `${own} from the call, and another call was running then`,
    startedEarlier: 'As near, but began before the linked one',
  },
  type: {
    future: (visit) => `Already booked, because there is an appointment ${visit}`, employee: 'Employee: by the number or chosen in “Who”', employeeNumber: 'Employee: the number is in an employee’s card', noFuture: 'Wants to book: no appointment ahead',
    noCard: 'Wants to book: there is no card', byHand: 'Chosen by hand', unknown: 'The reason was not kept: the contact is older than this check', at: (time) => `decided ${time}`,
  },
  fact: {
    buffer: { booked: 'Was in the buffer and booked from it', byHand: 'Was in the buffer and taken out by hand: the buffer links no booking after that', shiftEnd: 'Was in the buffer until the end of the shift: the buffer links no booking after that', waits: 'Waits in the buffer: the next booking from it will be linked' },
    lead: { saved: 'The lead was dealt with: opened and saved', callBack: 'The lead was dealt with by a call from it', incoming: 'The lead was closed by an incoming call', closed: 'The lead was closed with a reason', open: 'The lead is not dealt with: nobody saved it or called from it', tried: 'The lead is not dealt with: there was a call from it, but no comment was saved' },
    joined: 'One inquiry: answered on the same day', apart: 'An inquiry of its own: answered on another day',
    conversion: {
      buffer: 'Conversion in “Call history” is “Yes”: “Book a visit” was pressed during the call, and the booking was made', current: 'Conversion in “Call history” is “Yes”: booked during the call and linked with it', panel: 'Conversion in “Call history” is “Yes”: the form was opened during the call and finished in it',
      late: 'Conversion in “Call history” is “No”: it was put into the buffer after the call', none: 'Conversion in “Call history” is “No”: no booking was begun during the call',
    },
    missed: { calledBack: 'Called back on the same day', called: 'Called on the same day, nobody answered', cameAgain: 'The caller got through on the same day: no call-back is owed', none: 'Not called back on the same day' },
    put: (at, inCall) => (inCall ? `put there ${at}, during the call` : `put there ${at}`), ended: (at) => `gone ${at}`, came: (at) => `came ${at}`, done: (at) => `closed ${at}`, rang: (at) => `missed ${at}`, after: (at) => `then ${at}`, call: (at) => `call ${at}`, booked: (at) => `booking ${at}`,
  },
  ban: (since, reason) => (reason ? `Cannot be booked: booking ban since ${since} (${reason})` : `Cannot be booked: booking ban since ${since}`), banLater: 'The ban was set after this contact',
};

export const whyWords = { ru, en } as const;
