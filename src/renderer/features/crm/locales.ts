const ru = {
  lists: 'Списки CRM', filters: 'Фильтры списка', rowMenu: 'Действия со строкой', search: 'Имя, номер, слова', state: 'Состояние', open: 'Открытые', done: 'Выполненные', save: 'Сохранить',
  tabs: { morning: 'Начало смены', mine: 'Мои', all: 'Все', overdue: 'Просрочено', waitlist: 'Лист ожидания', wantsEarlier: 'Хочет раньше', freed: 'Освободилось', round: 'Обзвон' },
  kind: { book: 'Записать', callBack: 'Перезвонить', checkup: 'Профосмотр', other: 'Другое' }, anyType: 'Любой тип', anyOwner: 'Любой ответственный', nobodys: 'общая',
  columns: { due: 'Срок', type: 'Тип', what: 'Что сделать', who: 'Кто', phone: 'Телефон', owner: 'Ответственный', doneBy: 'Выполнил', deeds: 'Действия', waits: 'Ждёт', whom: 'К кому', when: 'Когда удобно', wish: 'Пожелание', reason: 'Чем кончилось' },
  today: 'сегодня', tomorrow: 'завтра', yesterday: 'вчера', overdue: 'просрочена', snoozedTill: 'напомним {{when}}', who: 'Для кого', needsWho: 'Выберите карточку или напишите имя', needsWhat: 'Напишите, что сделать', needsDay: 'Выберите день',
  inAnHour: 'через час', tomorrowAt: 'завтра', inAWeek: 'через неделю', inHalfAYear: 'полгода', nothingFound: 'Ничего не нашлось. Измените слова или сбросьте фильтры.',
  snooze: { tenMinutes: 'на 10 минут', hour: 'на час', tomorrow: 'до завтра, 10:00' },
  empty: {
    mine: 'Ваших открытых задач нет. Новую делает кнопка «Задача» или буфер звонка.', all: 'Открытых задач нет.', overdue: 'Просроченных задач нет.', done: 'Выполненных задач ещё нет.', waitlist: 'Лист ожидания пуст. Сюда попадают те, кому не нашлось времени.',
    wantsEarlier: 'Никто не просил записать раньше.', goneEntries: 'Из листа ожидания ещё никто не ушёл.', freed: 'Свободных окон после отмен и переносов нет. Когда окно освободится, здесь появится, кому его предложить.', round: 'Все приёмы этого дня подтверждены.',
  },
  task: {
    new: 'Задача', type: 'Тип', owner: 'Ответственный', quick: 'Быстрый срок', saved: 'Задача сохранена', finish: 'Выполнено', finished: 'Задача выполнена', ready: 'Готово', finishOf: 'Готово: {{who}}', result: 'Чем кончилось', quickResult: { booked: 'Записан', thinks: 'Думает', refused: 'Отказался' },
    book: 'Записать…', bookShort: 'Записать', bookOf: 'Записать: {{who}}', snooze: 'Отложить', snoozeOf: 'Отложить: {{who}}', snoozeFor: 'Отложить {{time}}', edit: 'Изменить…', reopen: 'Открыть снова', autoResult: 'Записан на {{when}}', list: 'Задачи', none: 'Открытых задач нет', add: 'Создать задачу…',
  },
  wait: {
    new: 'В лист ожидания', saved: 'Пожелания сохранены', whom: 'К кому', specialities: 'Специальность', doctors: 'Врачи', anyOf: 'любой: {{speciality}}', ownHours: 'свои часы', fromHour: 'С', tillHour: 'До', badHours: 'Конец раньше начала', weekdays: 'Дни недели (никакой не выбран — любой)',
    from: 'с {{day}}', till: 'по {{day}}', anyTime: 'любое время', now: 'сейчас записан {{when}}', ownGone: 'прежней записи уже нет', barred: 'архив или запрет записи', waiting: 'Ждут', gone: 'Снятые', close: 'Снять с ожидания', closeOf: 'Снять с ожидания: {{who}}', editOf: 'Изменить: {{who}}', closed: 'Снято с листа ожидания', reason: 'Причина',
    quickReason: { booked: 'Записан', changed: 'Передумал', silent: 'Не отвечает' }, closedHow: { booked: 'записан', moved: 'перенесён раньше', byHand: 'снят' }, autoReason: 'Записан на {{when}}', earlier: 'Хочет раньше…', earlierOf: 'Хочет раньше, чем {{when}}…',
  },
  days_one: '{{count}} день', days_few: '{{count}} дня', days_many: '{{count}} дней', days_other: '{{count}} дня', minutes_one: '{{count}} минута', minutes_few: '{{count}} минуты', minutes_many: '{{count}} минут', minutes_other: '{{count}} минуты',
  reason: {
    doctor: 'назван этот врач', speciality: 'нужна эта специальность', anyDoctor: 'любой врач', wished: 'в удобное время', waitsToday: 'ждёт с сегодня', whole: 'займёт окно целиком', noAnswer: 'не дозвонились', callLater: 'просил перезвонить', earlierToday: 'в тот же день, раньше на {{time}}',
    waits_one: 'ждёт {{count}} день', waits_few: 'ждёт {{count}} дня', waits_many: 'ждёт {{count}} дней', waits_other: 'ждёт {{count}} дня', earlier_one: 'раньше своей записи на {{count}} день', earlier_few: 'раньше своей записи на {{count}} дня', earlier_many: 'раньше своей записи на {{count}} дней', earlier_other: 'раньше своей записи на {{count}} дня',
  },
  freed: {
    slots: 'Освободившиеся окна', for: '{{when}}, {{doctor}}: кому предложить', how: { cancelled: 'отмена в {{time}}', moved: 'перенос в {{time}}', shortened: 'приём стал короче в {{time}}', unreserved: 'снят резерв в {{time}}' },
    fits_one: 'подходит {{count}}', fits_few: 'подходят {{count}}', fits_many: 'подходят {{count}}', fits_other: 'подходят {{count}}', help: 'F7 звонит первому, Enter — согласился, 1–4 — другой ответ.', nobody: 'В листе ожидания никому не подходит. Окно остаётся в расписании свободным.',
    call: 'Позвонить', take: 'Предложить', heldByMe: 'вы предлагаете с {{time}}', heldBy: 'предлагает {{name}} с {{time}}', close: 'Убрать окно из списка', closeHint: 'Не предлагать это окно; в расписании оно остаётся свободным', result: 'Что ответил {{who}}',
    accept: 'Согласился, записать', acceptMove: 'Согласился, перенести', results: { refused: 'Отказался', noAnswer: 'Не дозвонились', callLater: 'Перезвонить', released: 'Отпустить' }, held: { slot: 'Это окно уже предлагает {{name}} с {{time}}. Двоим его не предлагают.', entry: 'С этим пациентом уже говорит {{name}} с {{time}}: ему предлагают другое окно.' },
    gone: 'Окно уже занято или этому пациенту больше не подходит.', booked: '{{who}}: записан на {{when}}', moved: '{{who}}: перенесён на {{when}}',
  },
  round: {
    of: 'Обзвон на {{day}}', progress: '{{done}} из {{total}}', dock: 'Рядом с расписанием', open: 'Обзвон', button_one: 'Обзвон на ближайший день: остался {{count}}', button_few: 'Обзвон на ближайший день: осталось {{count}}', button_many: 'Обзвон на ближайший день: осталось {{count}}', button_other: 'Обзвон на ближайший день: осталось {{count}}', close: 'Закрыть обзвон', results: { confirmed: 'Подтвердил', noAnswer: 'Не дозвонились', callLater: 'Перезвонить', moved: 'Перенести…', cancelled: 'Отменить…' }, resultOf: '{{result}}: {{who}}', resultsOf: 'Что ответил {{who}}',
    later: { halfHour: 'через полчаса', twoHours: 'через два часа', evening: 'в 18:00' }, said: { taken: 'взял', released: 'отпущен', confirmed: 'подтвердил', noAnswer: 'не дозвонились', callLater: 'просил перезвонить', moved: 'перенесён', cancelled: 'отменён' },
    attempts_one: '{{count}} попытка', attempts_few: '{{count}} попытки', attempts_many: '{{count}} попыток', attempts_other: '{{count}} попытки', held: 'Этому пациенту уже звонит {{name}} с {{time}}.', takenBy: 'звонит {{name}} с {{time}}', confirmed: 'Подтверждено: {{who}}', doneOne: 'сделано', noPhone: 'номера нет',
  },
  morning: {
    unconfirmed: 'Не подтверждены сегодня', overdue: 'Просроченные задачи', due: 'Задачи на сегодня', missed: 'Пропущенные без ответа с прошлой смены', buffers: 'Буферы, оставленные с прошлой смены', freed: 'Освободившиеся окна, которые кому-то подходят', debts: 'Пациенты с долгом', bans: 'Пациенты с запретом записи', archived: 'Пациенты из архива', birthdays: 'День рождения у пациентов', absent: 'Врачи, которых сегодня нет',
    waits: 'Что ждёт сегодня', load: 'Загрузка врачей', full: 'занято {{percent}} % времени', noShift: 'нет смены', nobody: 'Без имени', visits_one: '{{count}} приём', visits_few: '{{count}} приёма', visits_many: '{{count}} приёмов', visits_other: '{{count}} приёма', booked_one: 'записан {{count}} пациент', booked_few: 'записаны {{count}} пациента', booked_many: 'записаны {{count}} пациентов', booked_other: 'записаны {{count}} пациента',
  },
  calm: {
    label: 'Напоминания', hide: 'Скрыть', freed: 'Освободилось окно', offeredBy: 'сейчас предлагает {{name}}', who: 'Кому предложить', morning: 'Начало смены', morningText: 'приёмы, задачи, пропущенные звонки и долги на одной странице', openMorning: 'Показать', more_one: 'ещё {{count}} напоминание', more_few: 'ещё {{count}} напоминания', more_many: 'ещё {{count}} напоминаний', more_other: 'ещё {{count}} напоминания',
  },
  types: {
    title: 'Типы задач', hint: 'Свои типы стоят рядом со встроенными. Убранный тип остаётся у старых задач.', builtIn: 'встроенный', retired: 'убран', name: 'Название', colour: 'Цвет', icon: 'Значок', sample: 'Образец', needsName: 'Напишите название', add: 'Добавить тип', saved: 'Тип сохранён', change: 'Изменить тип {{name}}', retire: 'Убрать тип {{name}}', restore: 'Вернуть тип {{name}}',
    colours: { blue: 'синий', green: 'зелёный', orange: 'оранжевый', red: 'красный', grey: 'серый' }, icons: { check: 'галочка', phone: 'телефон', tooth: 'зуб', calendar: 'календарь', heart: 'сердце', flask: 'пробирка', message: 'сообщение', gift: 'подарок', file: 'бумага', star: 'звезда' },
  },
  bookFor: 'Запись: {{who}}', bookForDrop: 'Не записывать',
};
const en: typeof ru = {
  lists: 'CRM lists', filters: 'Filters of the list', rowMenu: 'Actions on the row', search: 'Name, number, words', state: 'State', open: 'Open', done: 'Done', save: 'Save',
  tabs: { morning: 'Start of shift', mine: 'Mine', all: 'All', overdue: 'Overdue', waitlist: 'Wait list', wantsEarlier: 'Wants earlier', freed: 'Freed', round: 'Call round' },
  kind: { book: 'Book', callBack: 'Call back', checkup: 'Checkup', other: 'Other' }, anyType: 'Any type', anyOwner: 'Any owner', nobodys: 'shared',
  columns: { due: 'Due', type: 'Type', what: 'What to do', who: 'Who', phone: 'Phone', owner: 'Owner', doneBy: 'Done by', deeds: 'Actions', waits: 'Waits', whom: 'To whom', when: 'When it suits', wish: 'Wish', reason: 'How it ended' },
  today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday', overdue: 'overdue', snoozedTill: 'reminds {{when}}', who: 'For whom', needsWho: 'Choose a card or type a name', needsWhat: 'Write what is to be done', needsDay: 'Choose a day',
  inAnHour: 'in an hour', tomorrowAt: 'tomorrow', inAWeek: 'in a week', inHalfAYear: 'half a year', nothingFound: 'Nothing found. Change the words or reset the filters.',
  snooze: { tenMinutes: 'for 10 minutes', hour: 'for an hour', tomorrow: 'till tomorrow, 10:00' },
  empty: {
    mine: 'You have no open tasks. “Task” or the call buffer makes a new one.', all: 'There are no open tasks.', overdue: 'Nothing is overdue.', done: 'Nothing has been done yet.', waitlist: 'The wait list is empty. Those for whom there was no time come here.',
    wantsEarlier: 'Nobody asked for an earlier time.', goneEntries: 'Nobody has left the wait list yet.', freed: 'No time is free after cancellations and moves. Once it is, whom to offer it to stands here.', round: 'All visits of this day are confirmed.',
  },
  task: {
    new: 'Task', type: 'Type', owner: 'Owner', quick: 'Quick due time', saved: 'The task is saved', finish: 'Done', finished: 'The task is done', ready: 'Done', finishOf: 'Done: {{who}}', result: 'What came of it', quickResult: { booked: 'Booked', thinks: 'Thinking', refused: 'Refused' },
    book: 'Book…', bookShort: 'Book', bookOf: 'Book: {{who}}', snooze: 'Put off', snoozeOf: 'Put off: {{who}}', snoozeFor: 'Put off {{time}}', edit: 'Change…', reopen: 'Open again', autoResult: 'Booked for {{when}}', list: 'Tasks', none: 'There are no open tasks', add: 'Create a task…',
  },
  wait: {
    new: 'To the wait list', saved: 'The wishes are saved', whom: 'To whom', specialities: 'Speciality', doctors: 'Doctors', anyOf: 'any: {{speciality}}', ownHours: 'own hours', fromHour: 'From', tillHour: 'Till', badHours: 'The end is before the start', weekdays: 'Days of the week (none chosen: any)',
    from: 'from {{day}}', till: 'till {{day}}', anyTime: 'any time', now: 'booked now {{when}}', ownGone: 'the former booking is gone', barred: 'archived or banned', waiting: 'Waiting', gone: 'Removed', close: 'Remove from the list', closeOf: 'Remove from the list: {{who}}', editOf: 'Change: {{who}}', closed: 'Removed from the wait list', reason: 'Reason',
    quickReason: { booked: 'Booked', changed: 'Changed their mind', silent: 'Does not answer' }, closedHow: { booked: 'booked', moved: 'moved earlier', byHand: 'removed' }, autoReason: 'Booked for {{when}}', earlier: 'Wants earlier…', earlierOf: 'Wants earlier than {{when}}…',
  },
  days_one: '{{count}} day', days_few: '{{count}} days', days_many: '{{count}} days', days_other: '{{count}} days', minutes_one: '{{count}} minute', minutes_few: '{{count}} minutes', minutes_many: '{{count}} minutes', minutes_other: '{{count}} minutes',
  reason: {
    doctor: 'asked for this doctor', speciality: 'needs this speciality', anyDoctor: 'any doctor', wished: 'at a time that suits', waitsToday: 'waits since today', whole: 'fills the whole slot', noAnswer: 'did not answer', callLater: 'asked to call back', earlierToday: 'same day, earlier by {{time}}',
    waits_one: 'waits {{count}} day', waits_few: 'waits {{count}} days', waits_many: 'waits {{count}} days', waits_other: 'waits {{count}} days', earlier_one: '{{count}} day before their booking', earlier_few: '{{count}} days before their booking', earlier_many: '{{count}} days before their booking', earlier_other: '{{count}} days before their booking',
  },
  freed: {
    slots: 'Freed slots', for: '{{when}}, {{doctor}}: whom to offer it to', how: { cancelled: 'cancelled at {{time}}', moved: 'moved at {{time}}', shortened: 'made shorter at {{time}}', unreserved: 'reserve lifted at {{time}}' },
    fits_one: '{{count}} fits', fits_few: '{{count}} fit', fits_many: '{{count}} fit', fits_other: '{{count}} fit', help: 'F7 calls the first, Enter means agreed, 1–4 another answer.', nobody: 'It suits nobody of the wait list. The slot stays free in the schedule.',
    call: 'Call', take: 'Offer', heldByMe: 'you have offered it since {{time}}', heldBy: '{{name}} offers it since {{time}}', close: 'Take the slot off the list', closeHint: 'Offer this slot to nobody; it stays free in the schedule', result: 'What {{who}} answered',
    accept: 'Agreed, book', acceptMove: 'Agreed, move', results: { refused: 'Refused', noAnswer: 'No answer', callLater: 'Call back', released: 'Let go' }, held: { slot: '{{name}} has been offering this slot since {{time}}. It is not offered to two.', entry: '{{name}} has been talking to this patient since {{time}} about another slot.' },
    gone: 'The slot is taken or suits this patient no more.', booked: '{{who}}: booked for {{when}}', moved: '{{who}}: moved to {{when}}',
  },
  round: {
    of: 'Call round for {{day}}', progress: '{{done}} of {{total}}', dock: 'Beside the schedule', open: 'Call round', button_one: 'Call round for the next day: {{count}} left', button_few: 'Call round for the next day: {{count}} left', button_many: 'Call round for the next day: {{count}} left', button_other: 'Call round for the next day: {{count}} left', close: 'Close the call round', results: { confirmed: 'Confirmed', noAnswer: 'No answer', callLater: 'Call back', moved: 'Move…', cancelled: 'Cancel…' }, resultOf: '{{result}}: {{who}}', resultsOf: 'What {{who}} answered',
    later: { halfHour: 'in half an hour', twoHours: 'in two hours', evening: 'at 18:00' }, said: { taken: 'taken', released: 'let go', confirmed: 'confirmed', noAnswer: 'no answer', callLater: 'asked to call back', moved: 'moved', cancelled: 'cancelled' },
    attempts_one: '{{count}} attempt', attempts_few: '{{count}} attempts', attempts_many: '{{count}} attempts', attempts_other: '{{count}} attempts', held: '{{name}} has been calling this patient since {{time}}.', takenBy: '{{name}} is calling since {{time}}', confirmed: 'Confirmed: {{who}}', doneOne: 'done', noPhone: 'no number',
  },
  morning: {
    unconfirmed: 'Not confirmed today', overdue: 'Overdue tasks', due: 'Tasks for today', missed: 'Missed and not called back since the last shift', buffers: 'Buffers left by the last shift', freed: 'Freed slots that suit somebody', debts: 'Patients in debt', bans: 'Patients with a booking ban', archived: 'Patients from the archive', birthdays: 'Patients with a birthday', absent: 'Doctors who are away today',
    waits: 'What waits today', load: 'How full the doctors are', full: '{{percent}} % of the time is booked', noShift: 'no shift', nobody: 'No name', visits_one: '{{count}} visit', visits_few: '{{count}} visits', visits_many: '{{count}} visits', visits_other: '{{count}} visits', booked_one: '{{count}} patient is booked', booked_few: '{{count}} patients are booked', booked_many: '{{count}} patients are booked', booked_other: '{{count}} patients are booked',
  },
  calm: {
    label: 'Reminders', hide: 'Hide', freed: 'A slot is free', offeredBy: '{{name}} is offering it now', who: 'Whom to offer it', morning: 'Start of shift', morningText: 'visits, tasks, missed calls and debts on one page', openMorning: 'Show', more_one: '{{count}} more reminder', more_few: '{{count}} more reminders', more_many: '{{count}} more reminders', more_other: '{{count}} more reminders',
  },
  types: {
    title: 'Types of tasks', hint: 'Own types stand beside the built-in ones. A retired type stays with its old tasks.', builtIn: 'built in', retired: 'retired', name: 'Name', colour: 'Colour', icon: 'Icon', sample: 'Sample', needsName: 'Write the name', add: 'Add a type', saved: 'The type is saved', change: 'Change the type {{name}}', retire: 'Retire the type {{name}}', restore: 'Bring back the type {{name}}',
    colours: { blue: 'blue', green: 'green', orange: 'orange', red: 'red', grey: 'grey' }, icons: { check: 'tick', phone: 'phone', tooth: 'tooth', calendar: 'calendar', heart: 'heart', flask: 'flask', message: 'message', gift: 'gift', file: 'paper', star: 'star' },
  },
  bookFor: 'Booking: {{who}}', bookForDrop: 'Do not book',
};
export const crm = { ru, en };
