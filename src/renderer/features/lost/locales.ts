const ru = {
  title: 'Ничего не потеряно', tabs: { open: 'Открытые дела', handovers: 'Передачи смен' }, lists: 'Списки', filters: 'Отбор дел',
  said_one: '{{count}} открытое дело', said_few: '{{count}} открытых дела', said_many: '{{count}} открытых дел', said_other: '{{count}} открытых дела', overdueSaid: 'просрочено: {{count}}',
  kind: { missedCall: 'Пропущенный', lead: 'Заявка', dialogLead: 'Заявка-диалог', chat: 'Чат', envelope: 'Письмо источника', buffer: 'Буфер', bookingForm: 'Незаписанный', task: 'Задача', panel: 'Комментарий', tagPrompt: 'Метка' },
  kindWhole: {
    missedCall: 'Пропущенные звонки', lead: 'Заявки', dialogLead: 'Заявки-диалоги', chat: 'Чаты без ответа', envelope: 'Письма источников, в которых не всё удалось прочесть', buffer: 'Буфер записи: звонки, ждущие приёма', bookingForm: '«Новый приём», закрытый без записи', task: 'Задачи на сегодня и просроченные', panel: 'Несохранённые комментарии', tagPrompt: 'Непоставленные метки',
  },
  allKinds: 'Все виды', kindFilter: 'Вид', owner: 'Чьи дела', owners: { all: 'Все', mine: 'Мои', nobody: 'Ничьи' }, nobody: 'никто', anyone: 'Сотрудник',
  older_one: 'Ещё {{count}} старше 90 дней', older_few: 'Ещё {{count}} старше 90 дней', older_many: 'Ещё {{count}} старше 90 дней', older_other: 'Ещё {{count}} старше 90 дней', notOlder: 'Вернуться к последним 90 дням',
  columns: { kind: 'Вид', who: 'Кто', owed: 'Что должны', age: 'Ждёт', owner: 'Ответственный', deeds: 'Действия' },
  overdue: 'просрочено', overdueSince: 'просрочено: {{when}}', promisedFor: 'обещано {{when}}',
  open: 'Открыть', openOf: 'Открыть: {{who}}', take: 'Взять себе', takeOf: 'Взять себе: {{who}}', release: 'Снять с себя', promise: 'Обещать перезвонить…', promiseOf: 'Обещать перезвонить: {{who}}', close: 'Закрыть с причиной…', closeOf: 'Закрыть с причиной: {{who}}',
  taken: 'Дело за вами', released: 'Дело снова ничьё', promised: 'Обещано на {{when}}', closed: 'Дело закрыто',
  promiseForm: { when: 'Когда перезвонить', day: 'День', time: 'Время', note: 'Что обещали', notePlaceholder: 'Например: узнать цену у врача', save: 'Обещать', past: 'Это время уже прошло', wrong: 'Время пишется как 14:30', quick: { quarter: 'через 15 мин', hour: 'через час', evening: 'сегодня в 18:00', tomorrow: 'завтра в 10:00' } },
  closeForm: { reason: 'Почему закрываем', hint: 'Причина останется в истории изменений', save: 'Закрыть дело', needed: 'Без причины дело не закрывается', quick: { wrong: 'Ошиблись номером', double: 'Решено в другом обращении', silent: 'Не дозвонились, больше не звоним', refused: 'Отказались' } },
  empty: { all: 'Всё сделано. Никто не ждёт.', allMore: 'Здесь появится всё, что ещё кому-то должны.', filtered: 'По этому отбору ничего нет' }, more: 'Показаны первые {{shown}} из {{count}}, самые срочные',
  morning: 'Ничего не потеряно: {{count}}',
  leave: {
    text_one: 'Осталось {{count}} открытое дело. Передать смену?', text_few: 'Осталось {{count}} открытых дела. Передать смену?', text_many: 'Осталось {{count}} открытых дел. Передать смену?', text_other: 'Осталось {{count}} открытых дела. Передать смену?',
    hint: 'Можно выйти и так: дела останутся в списке и никуда не денутся.', handOver: 'Передать смену…', without: 'Выйти без передачи',
  },
  handOver: {
    button: 'Передать смену…', to: 'Кому передаёте', shift: 'Смене (кто придёт)', givenTo: 'Кому', given: 'Кому: {{who}}', asAbove: 'как выше', matters: 'Открытые дела', none: 'Открытых дел нет: передаётся только примечание.', note: 'Примечание', notePlaceholder: 'Что важно знать тому, кто принимает', submit: 'Передать', done: 'Смена передана',
    signText: 'Пусть принимающий введёт здесь свой пароль. Или подпишет потом, когда войдёт.', later: 'Подпишет при входе', laterOut: 'Подпишет при входе, выйти', out: 'Выйти', ready: 'Готово',
  },
  sign: {
    who: 'Кто принимает', password: 'Пароль принимающего', own: 'Ваш пароль', submit: 'Принять с подписью', wrong: 'Пароль не подошёл. Проверьте раскладку и Caps Lock.', notTheirs: 'Эту смену принимает другой сотрудник, или она уже принята.', done: 'Смена принята', print: 'Напечатать', pdf: 'Сохранить PDF…', printed: 'Отправлено на печать', savedPdf: 'PDF сохранён',
    wait_one: 'Слишком много попыток. Подождите {{count}} секунду.', wait_few: 'Слишком много попыток. Подождите {{count}} секунды.', wait_many: 'Слишком много попыток. Подождите {{count}} секунд.', wait_other: 'Слишком много попыток. Подождите {{count}} секунды.',
  },
  strip: { label: 'Передача смены', text_one: 'Вам передали смену: {{count}} дело. Передаёт {{from}}', text_few: 'Вам передали смену: {{count}} дела. Передаёт {{from}}', text_many: 'Вам передали смену: {{count}} дел. Передаёт {{from}}', text_other: 'Вам передали смену: {{count}} дела. Передаёт {{from}}', accept: 'Посмотреть и принять' },
  handovers: {
    empty: 'Смены ещё никто не передавал', when: 'Когда', from: 'Сдал', to: 'Принял', items_one: '{{count}} дело', items_few: '{{count}} дела', items_many: '{{count}} дел', items_other: '{{count}} дела', signed: 'подписано {{when}}', waits: 'ждёт подписи', toShift: 'смене', show: 'Показать', showOf: 'Показать передачу {{when}}, {{from}}', was: 'до этого: {{name}}',
  },
  settings: { title: 'Что считать несделанным', hint: 'Отмеченное попадает в «Ничего не потеряно» и в число слева. Дела остаются, пока их не сделают или не закроют с причиной.', tagsOff: 'Метки звонков выключены: этого вида сейчас нет.' },
};
const en: typeof ru = {
  title: 'Nothing lost', tabs: { open: 'Open matters', handovers: 'Handovers' }, lists: 'Lists', filters: 'Filter of matters',
  said_one: '{{count}} open matter', said_few: '{{count}} open matters', said_many: '{{count}} open matters', said_other: '{{count}} open matters', overdueSaid: 'overdue: {{count}}',
  kind: { missedCall: 'Missed call', lead: 'Lead', dialogLead: 'Dialog', chat: 'Chat', envelope: 'Letter', buffer: 'Buffer', bookingForm: 'Not booked', task: 'Task', panel: 'Comment', tagPrompt: 'Tag' },
  kindWhole: { missedCall: 'Missed calls', lead: 'Leads', dialogLead: 'Dialogs to call back', chat: 'Unanswered chats', envelope: 'Letters of sources that could not be read whole', buffer: 'Booking buffer: calls that wait for a visit', bookingForm: '“New visit” closed without booking', task: 'Tasks due today and overdue', panel: 'Unsaved comments', tagPrompt: 'Tags not set' },
  allKinds: 'All kinds', kindFilter: 'Kind', owner: 'Whose', owners: { all: 'All', mine: 'Mine', nobody: 'Nobody’s' }, nobody: 'nobody', anyone: 'Employee',
  older_one: '{{count}} more is older than 90 days', older_few: '{{count}} more are older than 90 days', older_many: '{{count}} more are older than 90 days', older_other: '{{count}} more are older than 90 days', notOlder: 'Back to the last 90 days',
  columns: { kind: 'Kind', who: 'Who', owed: 'What is owed', age: 'Waits', owner: 'Owner', deeds: 'Deeds' },
  overdue: 'overdue', overdueSince: 'overdue: {{when}}', promisedFor: 'promised {{when}}',
  open: 'Open', openOf: 'Open: {{who}}', take: 'Take', takeOf: 'Take: {{who}}', release: 'Let go', promise: 'Promise a call back…', promiseOf: 'Promise a call back: {{who}}', close: 'Close with a reason…', closeOf: 'Close with a reason: {{who}}',
  taken: 'It is yours now', released: 'It is nobody’s again', promised: 'Promised for {{when}}', closed: 'Closed',
  promiseForm: { when: 'When to call back', day: 'Day', time: 'Time', note: 'What was promised', notePlaceholder: 'For example: ask the doctor about the price', save: 'Promise', past: 'This time has passed already', wrong: 'Write the time as 14:30', quick: { quarter: 'in 15 min', hour: 'in an hour', evening: 'today at 18:00', tomorrow: 'tomorrow at 10:00' } },
  closeForm: { reason: 'Why it is closed', hint: 'The reason stays in the change log', save: 'Close', needed: 'It is not closed without a reason', quick: { wrong: 'Wrong number', double: 'Settled in another contact', silent: 'Not reached, no more calls', refused: 'They declined' } },
  empty: { all: 'All done. Nobody is waiting.', allMore: 'Whatever is still owed to somebody will stand here.', filtered: 'Nothing with this filter' }, more: 'The first {{shown}} of {{count}}, the most urgent',
  morning: 'Nothing lost: {{count}}',
  leave: {
    text_one: '{{count}} matter is still open. Hand the shift over?', text_few: '{{count}} matters are still open. Hand the shift over?', text_many: '{{count}} matters are still open. Hand the shift over?', text_other: '{{count}} matters are still open. Hand the shift over?',
    hint: 'You may sign out as well: the matters stay in the list.', handOver: 'Hand over…', without: 'Sign out without it',
  },
  handOver: {
    button: 'Hand over the shift…', to: 'To whom', shift: 'The shift (whoever comes)', givenTo: 'To whom', given: 'To whom: {{who}}', asAbove: 'as above', matters: 'Open matters', none: 'No open matters: only the note is handed over.', note: 'Note', notePlaceholder: 'What whoever takes over should know', submit: 'Hand over', done: 'The shift is handed over',
    signText: 'Whoever takes over enters the own password here, or signs at the next sign-in.', later: 'Will sign on sign-in', laterOut: 'Will sign on sign-in; sign out', out: 'Sign out', ready: 'Done',
  },
  sign: {
    who: 'Who takes over', password: 'Their password', own: 'Your password', submit: 'Take over, sign', wrong: 'The password did not fit. Check the layout and Caps Lock.', notTheirs: 'Somebody else takes this shift over, or it is taken already.', done: 'The shift is taken over', print: 'Print', pdf: 'Save as PDF…', printed: 'Sent to the printer', savedPdf: 'PDF saved',
    wait_one: 'Too many tries. Wait {{count}} second.', wait_few: 'Too many tries. Wait {{count}} seconds.', wait_many: 'Too many tries. Wait {{count}} seconds.', wait_other: 'Too many tries. Wait {{count}} seconds.',
  },
  strip: { label: 'Handover of the shift', text_one: 'A shift was handed over to you: {{count}} matter. From {{from}}', text_few: 'A shift was handed over to you: {{count}} matters. From {{from}}', text_many: 'A shift was handed over to you: {{count}} matters. From {{from}}', text_other: 'A shift was handed over to you: {{count}} matters. From {{from}}', accept: 'Look and take over' },
  handovers: { empty: 'No shift has been handed over yet', when: 'When', from: 'From', to: 'To', items_one: '{{count}} matter', items_few: '{{count}} matters', items_many: '{{count}} matters', items_other: '{{count}} matters', signed: 'signed {{when}}', waits: 'waits for a signature', toShift: 'the shift', show: 'Show', showOf: 'Show the handover of {{when}}, {{from}}', was: 'before: {{name}}' },
  settings: { title: 'What counts as not done', hint: 'What is ticked goes into “Nothing lost” and into the number on the left. Matters stay until they are done or closed with a reason.', tagsOff: 'Call tags are off: there are none of this kind now.' },
};
export const lost = { ru, en };
