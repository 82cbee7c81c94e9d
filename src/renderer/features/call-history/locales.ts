const ru = {
  title: 'История звонков', filters: 'Фильтры истории звонков', type: 'Тип звонка', employee: 'Сотрудник', shared: 'Общая линия', conversion: 'Конверсия', conversions: { yes: 'Да', no: 'Нет' }, tags: 'Метки', wholeGroup: '{{name}}: все метки', otherTag: 'Другая метка', noTag: 'Без метки', deletedMark: 'удалена', others: 'Остальное',
  types: { inbound: 'Входящий', outbound: 'Исходящий', missed: 'Пропущенный', unanswered: 'Исходящий без ответа', talks: 'Все разговоры' }, typeShort: { inbound: 'Входящий', outbound: 'Исходящий', missed: 'Пропущен', unanswered: 'Без ответа' },
  columns: { time: 'Дата и время', talk: 'Длит.', type: 'Тип', phone: 'Телефон', who: 'Пациент', employee: 'Администратор', conversion: 'Конверсия', tags: 'Метки', deeds: 'Действия' }, yes: 'Да', no: 'Нет', why: 'Показать, почему', notSaved: 'Метки спросили, но не сохранили', hidden: 'номер скрыт',
  count_one: '{{count}} звонок', count_few: '{{count}} звонка', count_many: '{{count}} звонков', count_other: '{{count}} звонка', nothing: 'За эти дни таких звонков нет. Измените период или сбросьте фильтры.', failed: 'Не удалось прочитать звонки.',
};
const en: typeof ru = {
  title: 'Call history', filters: 'Filters of the call history', type: 'Type of call', employee: 'Employee', shared: 'Common line', conversion: 'Conversion', conversions: { yes: 'Yes', no: 'No' }, tags: 'Tags', wholeGroup: '{{name}}: all tags', otherTag: 'Another tag', noTag: 'Without a tag', deletedMark: 'deleted', others: 'The rest',
  types: { inbound: 'Incoming', outbound: 'Outgoing', missed: 'Missed', unanswered: 'Outgoing, no answer', talks: 'All conversations' }, typeShort: { inbound: 'Incoming', outbound: 'Outgoing', missed: 'Missed', unanswered: 'No answer' },
  columns: { time: 'Date and time', talk: 'Length', type: 'Type', phone: 'Phone', who: 'Patient', employee: 'Administrator', conversion: 'Conversion', tags: 'Tags', deeds: 'Actions' }, yes: 'Yes', no: 'No', why: 'Show why', notSaved: 'Tags were asked for and not saved', hidden: 'number hidden',
  count_one: '{{count}} call', count_few: '{{count}} calls', count_many: '{{count}} calls', count_other: '{{count}} calls', nothing: 'No such calls on these days. Change the period or reset the filters.', failed: 'The calls could not be read.',
};
export const callHistory = { ru, en };
