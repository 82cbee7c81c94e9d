const ru = {
  title: 'Учёт обращений', intro: 'Какие записи, переносы и отмены считаются сделанными по обращению. Из буфера и по отметке «Связать с текущим звонком» связь есть всегда, здесь о связи по времени.',
  now: 'Окна сейчас', windows: 'Запись: до {{booked}} мин до разговора или после него. Перенос и отмена: до {{changed}} мин. Границы входят.',
  past: 'Как менялись окна', since: 'С {{when}}', always: 'С начала', before: 'До этого', minutes: 'запись {{booked}} мин, перенос и отмена {{changed}} мин',
  try: {
    title: 'Проверить с другими окнами', intro: 'Покажет, какие связи изменились бы за выбранные дни. Ничего не записывается, пока вы не включите окна.',
    from: 'С дня', till: 'По день', bookedMin: 'Запись, минут', changedMin: 'Перенос и отмена, минут', check: 'Проверить', list: 'Что изменится', before: 'Сейчас', after: 'Станет',
    noDays: 'Выберите дни', turned: 'Первый день позже последнего', tooLong: 'Не больше 31 дня', more: 'Показаны первые {{shown}}.',
    nothing_one: 'Ничего не изменится: проверено {{count}} действие', nothing_few: 'Ничего не изменится: проверено {{count}} действия', nothing_many: 'Ничего не изменится: проверено {{count}} действий', nothing_other: 'Ничего не изменится: проверено {{count}} действия',
    changes: 'Изменится связей: {{changed}} из {{actions}}', same: 'Эти окна действуют и сейчас.',
    question: 'Запись {{booked}} мин, перенос и отмена {{changed}} мин', note: 'Окна начнут действовать сейчас. Связи, сделанные раньше, останутся.', pastNote: 'Вся история будет пересчитана с этими окнами: изменятся «Успешность» и отчёты за прошлое.',
    past: 'И для прошлого: пересчитать всю историю', turnOn: 'Включить эти окна', on: 'Окна включены и действуют с этой минуты', onPast: 'Окна включены, история пересчитывается',
  },
  rebuild: {
    title: 'Пересчитать всю историю', intro: 'Решает все связи заново по тем же правилам. Должно измениться 0: любое другое число значит, что связи были повреждены, и они будут исправлены.',
    start: 'Пересчитать', progress: 'Пересчёт: {{percent}} %', cancelled: 'Пересчёт остановлен. Связи, исправленные до этого, остались.', failed: 'Пересчёт не выполнен. Попробуйте ещё раз.',
    same: 'проверено действий: {{actions}}, изменено связей: 0', changed: 'проверено действий: {{actions}}, изменено связей: {{changed}}',
  },
};
const en: typeof ru = {
  title: 'Attribution', intro: 'Which bookings, moves and cancellations count as made for a contact. From the buffer and by “Link with the current call” there is always a link; here it is about links by time.',
  now: 'Windows now', windows: 'A booking: up to {{booked}} min before the call or after it. A move or cancellation: up to {{changed}} min. The ends belong to them.',
  past: 'How the windows changed', since: 'Since {{when}}', always: 'From the beginning', before: 'Before that', minutes: 'booking {{booked}} min, move and cancellation {{changed}} min',
  try: {
    title: 'Try other windows', intro: 'Shows which links would change in the days you choose. Nothing is written until you switch the windows on.',
    from: 'From day', till: 'Till day', bookedMin: 'Booking, minutes', changedMin: 'Move and cancellation, minutes', check: 'Check', list: 'What would change', before: 'Now', after: 'Then',
    noDays: 'Choose the days', turned: 'The first day is after the last', tooLong: 'At most 31 days', more: 'The first {{shown}} are shown.',
    nothing_one: 'Nothing would change: {{count}} action checked', nothing_few: 'Nothing would change: {{count}} actions checked', nothing_many: 'Nothing would change: {{count}} actions checked', nothing_other: 'Nothing would change: {{count}} actions checked',
    changes: 'Links that would change: {{changed}} of {{actions}}', same: 'These windows are in force already.',
    question: 'Booking {{booked}} min, move and cancellation {{changed}} min', note: 'The windows count from now on. Links made before stay.', pastNote: 'All history will be decided anew with these windows: outcomes and reports of the past will change.',
    past: 'For the past as well: decide all history anew', turnOn: 'Switch these windows on', on: 'The windows are on and count from this minute', onPast: 'The windows are on, the history is being decided anew',
  },
  rebuild: {
    title: 'Decide all history anew', intro: 'Decides all links anew by the same rules. 0 should change: any other number means that links were damaged, and they are mended.',
    start: 'Decide anew', progress: 'Deciding: {{percent}} %', cancelled: 'Stopped. Links mended before that stay.', failed: 'It failed. Try again.',
    same: 'actions checked: {{actions}}, links changed: 0', changed: 'actions checked: {{actions}}, links changed: {{changed}}',
  },
};
export const attribution = { ru, en };
