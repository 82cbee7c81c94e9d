import type { AbsenceKind, AppointmentKind, AppointmentStatus } from './contract.ts';

/** What main itself writes of the schedule: the printed day. The window has its own locales. */
interface ScheduleWords {
  readonly title: string; readonly time: string; readonly patient: string; readonly phone: string; readonly status: string; readonly chair: string; readonly comment: string;
  readonly free: string; readonly reserved: string; readonly off: string; readonly noName: string; readonly printed: string; readonly none: string;
  readonly statuses: Readonly<Record<AppointmentStatus, string>>;
  readonly kinds: Readonly<Record<AppointmentKind, string>>;
  readonly absences: Readonly<Record<AbsenceKind, string>>;
  readonly weekdays: readonly string[];
}
export const scheduleWords: Readonly<Record<'ru' | 'en', ScheduleWords>> = {
  ru: {
    title: 'Расписание', time: 'Время', patient: 'Пациент', phone: 'Телефон', status: 'Статус', chair: 'Кресло', comment: 'Комментарий',
    free: 'свободно', reserved: 'Резерв', off: 'не работает', noName: 'Без карты', printed: 'Напечатано', none: 'В этот день никто не принимает',
    statuses: { unconfirmed: 'не подтверждён', confirmed: 'подтверждён', arrived: 'пришёл', inChair: 'на приёме', completed: 'завершён', noShow: 'не пришёл', cancelled: 'отменён' },
    kinds: { ordinary: '', onlineDoctor: 'онлайн к врачу', onlineService: 'онлайн на услугу', onlineConsultation: 'онлайн-консультация', anonymous: 'анонимно', club: 'клуб ПроДокторов' },
    absences: { vacation: 'Отпуск', sick: 'Больничный', study: 'Учёба', other: 'Отсутствует' },
    weekdays: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  },
  en: {
    title: 'Schedule', time: 'Time', patient: 'Patient', phone: 'Phone', status: 'Status', chair: 'Chair', comment: 'Comment',
    free: 'free', reserved: 'Reserved', off: 'day off', noName: 'No card', printed: 'Printed', none: 'Nobody works on this day',
    statuses: { unconfirmed: 'not confirmed', confirmed: 'confirmed', arrived: 'arrived', inChair: 'in the chair', completed: 'completed', noShow: 'no show', cancelled: 'cancelled' },
    kinds: { ordinary: '', onlineDoctor: 'online, a doctor', onlineService: 'online, a service', onlineConsultation: 'online consultation', anonymous: 'anonymous', club: 'ProDoctors club' },
    absences: { vacation: 'On leave', sick: 'Ill', study: 'At a course', other: 'Away' },
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
};
