const ru = {
  title: 'Отчёты', tabs: { efficiency: 'Администраторы', tags: 'Метки' }, filters: 'Период и филиал', branch: 'Филиал', allBranches: 'Все филиалы', show: '{{what}}: показать звонки', group: 'Группа меток', allGroups: 'Все группы',
  efficiency: {
    title: 'Эффективность администраторов', hint: 'Считаются все звонки: входящие, исходящие, пропущенные и исходящие без ответа. Цифру можно нажать: откроются её звонки.', shared: 'Общая линия', sharedHint: 'Пропущенные, которые звонили сразу на нескольких телефонах или на телефоне без хозяина', clinic: 'Вся клиника', nobody: 'За эти дни никто не работал с телефоном, и звонков не было.',
    columns: { name: 'Администратор', total: 'Звонков', booked: 'С записью', conversion: 'Конверсия', talk: 'Общее время', average: 'Среднее', missed: 'Пропущено', unanswered: 'Исх. без ответа' },
  },
  broken: {
    title_one: 'В один из дней правило «1 администратор = 1 логин = 1 телефон» нарушено', title_few: 'В {{count}} днях правило «1 администратор = 1 логин = 1 телефон» нарушено', title_many: 'В {{count}} днях правило «1 администратор = 1 логин = 1 телефон» нарушено', title_other: 'В {{count}} днях правило «1 администратор = 1 логин = 1 телефон» нарушено',
    text: 'Звонки этих дней могли попасть не тому, кто на самом деле говорил.', together: '{{day}}: телефон {{phone}} был одновременно у {{names}}', shared: '{{day}}: телефон {{phone}} переходил из рук в руки: {{names}}', several: '{{day}}: {{name}} работает с несколькими телефонами: {{phones}}', all: 'Показать все: {{count}}', less: 'Свернуть',
  },
  ident: { title: 'Конверсия администраторов (IDENT)', hint: 'Другая цифра: обращения «Пациент. Хочет записаться» со связанной записью. С конверсией звонков не складывается.', name: 'Администратор', wanted: 'Хотели записаться', booked: 'Записаны', conversion: 'Конверсия', nobody: 'За эти дни сохранённых обращений нет.' },
  tagReport: { title: 'Метки звонков', hint: 'Сколько звонков получили каждую метку. У одного звонка меток может быть несколько.', tag: 'Метка', group: 'Группа', calls: 'Звонков', other: 'Другая метка', none: 'Без метки', noneHint: 'Метки спросили, но не сохранили', nothing: 'Меток за эти дни нет. Включить их можно в «Настройки → Метки звонков».' },
};
const en: typeof ru = {
  title: 'Reports', tabs: { efficiency: 'Administrators', tags: 'Tags' }, filters: 'Period and branch', branch: 'Branch', allBranches: 'All branches', show: '{{what}}: show the calls', group: 'Group of tags', allGroups: 'All groups',
  efficiency: {
    title: 'Efficiency of administrators', hint: 'All calls count: incoming, outgoing, missed, and outgoing without an answer. Press a figure to see its calls.', shared: 'Common line', sharedHint: 'Missed calls that rang on several phones at once, or on a phone nobody had', clinic: 'Whole clinic', nobody: 'Nobody worked with a phone on these days, and there were no calls.',
    columns: { name: 'Administrator', total: 'Calls', booked: 'With a booking', conversion: 'Conversion', talk: 'Total time', average: 'Average', missed: 'Missed', unanswered: 'Outgoing, no answer' },
  },
  broken: {
    title_one: 'On one of the days “1 administrator = 1 login = 1 phone” did not hold', title_few: 'On {{count}} days “1 administrator = 1 login = 1 phone” did not hold', title_many: 'On {{count}} days “1 administrator = 1 login = 1 phone” did not hold', title_other: 'On {{count}} days “1 administrator = 1 login = 1 phone” did not hold',
    text: 'Calls of these days may stand in the row of somebody who did not speak.', together: '{{day}}: phone {{phone}} was at the same time with {{names}}', shared: '{{day}}: phone {{phone}} passed from hand to hand: {{names}}', several: '{{day}}: {{name}} works with several phones: {{phones}}', all: 'Show all: {{count}}', less: 'Show less',
  },
  ident: { title: 'Conversion of administrators (IDENT)', hint: 'Another figure: inquiries “Patient. Wants to book” with a linked booking. It is never added to the conversion of calls.', name: 'Administrator', wanted: 'Wanted to book', booked: 'Booked', conversion: 'Conversion', nobody: 'There are no saved inquiries on these days.' },
  tagReport: { title: 'Call tags', hint: 'How many calls got each tag. One call may have several.', tag: 'Tag', group: 'Group', calls: 'Calls', other: 'Another tag', none: 'Without a tag', noneHint: 'Tags were asked for and not saved', nothing: 'There are no tags on these days. They are turned on in “Settings → Call tags”.' },
};
export const reports = { ru, en };
