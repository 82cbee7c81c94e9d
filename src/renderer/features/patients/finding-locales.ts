/** Search, duplicates and merging of cards. */
const ru = {
  by: { guardian: 'по родителю', typo: 'похоже, опечатка', sound: 'на слух' },
  otherPhone: 'другой номер',
  recentPeople: 'Недавние пациенты', recentActions: 'Недавние действия', screens: 'Экраны',
  duplicates: {
    title: 'Похоже, такая карточка уже есть', use: 'Взять эту карточку', key: 'возьмёт первую', anyway: 'Если это другой человек, просто добавьте карточку.',
    reasons: { name: 'то же имя', similarName: 'похожее имя', birth: 'та же дата рождения', closeBirth: 'близкая дата рождения', phone: 'тот же номер', email: 'та же почта' },
  },
  merge: {
    open: 'Объединить с другой карточкой…', title: 'Объединение карточек', choose: 'Выбрать две карточки', chosen: 'Объединить выбранные', chosenHint: 'Отметьте две карточки одного человека', stop: 'Отменить выбор', list: 'Объединённые карточки', listOpen: 'Объединённые карточки…',
    kept: 'Останется', merged: 'Вольётся в неё', swap: 'Поменять местами', withWhom: 'Вторая карточка того же человека', lookalikes: 'Похожие карточки', field: 'Поле', both: 'Оба', nothing: 'пусто', same: 'Поля карточек не расходятся.', phones: 'Телефоны вместе', moves: 'Перейдёт в оставшуюся карточку', movesNothing: 'У второй карточки нет приёмов, звонков и счетов.', both_here: 'в обеих',
    fields: { surname: 'Фамилия', firstName: 'Имя', patronymic: 'Отчество', born: 'Дата рождения', sex: 'Пол', email: 'Эл. почта', status: 'Статус', mainComment: 'Основной комментарий', extraComment: 'Дополнительный комментарий', guardian: 'Родитель или опекун', archive: 'Архив', ban: 'Запрет записи' },
    moved: { insurance_policies: 'полисы ДМС', ledger_entries: 'движения по счёту', consents: 'согласия', attachments: 'файлы', appointments: 'приёмы', appointment_actions: 'записи, переносы и отмены', inquiries: 'обращения', tasks: 'задачи', waitlist_entries: 'лист ожидания', employees: 'сотрудник с этой карточкой', other: 'прочее' },
    can: 'Объединение можно отменить в любой день: обе карточки вернутся как были. То, что появится после, останется в этой карточке.', run: 'Объединить', done: 'Карточки объединены', inArchive: 'в архиве', banned: 'запрет',
    none: 'Карточки ещё не объединяли', undo: 'Разъединить', undoOf: 'Разъединить: {{name}}', undone: 'Карточки разъединены', undoneBy: 'Разъединены {{when}} {{by}}', took: 'приняла карточку', rows_one: '{{count}} запись', rows_few: '{{count}} записи', rows_many: '{{count}} записей', rows_other: '{{count}} записи',
    stuck: { 'merged-further': 'Сначала разъедините более позднее объединение', 'erased': 'Данные уничтожены по запросу, вернуть нечего' }, undoNote: 'Вернётся всё, что было до объединения. Появившееся после останется в карточке, которая осталась.', open_kept: 'Открыть карточку: {{name}}',
  },
};
const en: typeof ru = {
  by: { guardian: 'by the parent', typo: 'a typo, it seems', sound: 'by ear' },
  otherPhone: 'another number',
  recentPeople: 'Recent patients', recentActions: 'Recent actions', screens: 'Screens',
  duplicates: {
    title: 'Such a card seems to be there already', use: 'Take this card', key: 'takes the first', anyway: 'If it is somebody else, just add the card.',
    reasons: { name: 'same name', similarName: 'similar name', birth: 'same birth date', closeBirth: 'close birth date', phone: 'same number', email: 'same e-mail' },
  },
  merge: {
    open: 'Merge with another card…', title: 'Merging cards', choose: 'Choose two cards', chosen: 'Merge the chosen', chosenHint: 'Tick two cards of one person', stop: 'Stop choosing', list: 'Merged cards', listOpen: 'Merged cards…',
    kept: 'Stays', merged: 'Goes into it', swap: 'Swap', withWhom: 'The other card of the same person', lookalikes: 'Cards that look alike', field: 'Field', both: 'Both', nothing: 'empty', same: 'The cards agree in every field.', phones: 'Phones together', moves: 'Goes to the card that stays', movesNothing: 'The other card has no appointments, calls or account.', both_here: 'in both',
    fields: { surname: 'Surname', firstName: 'First name', patronymic: 'Patronymic', born: 'Birth date', sex: 'Sex', email: 'E-mail', status: 'Status', mainComment: 'Main comment', extraComment: 'Extra comment', guardian: 'Parent or guardian', archive: 'Archive', ban: 'Booking ban' },
    moved: { insurance_policies: 'insurance policies', ledger_entries: 'ledger entries', consents: 'consents', attachments: 'files', appointments: 'appointments', appointment_actions: 'bookings, moves and cancellations', inquiries: 'inquiries', tasks: 'tasks', waitlist_entries: 'wait list', employees: 'employee with this card', other: 'other' },
    can: 'A merge can be undone on any day: both cards come back as they were. What appears later stays with this card.', run: 'Merge', done: 'The cards are one now', inArchive: 'archived', banned: 'banned',
    none: 'No cards have been merged yet', undo: 'Take apart', undoOf: 'Take apart: {{name}}', undone: 'The cards are two again', undoneBy: 'Taken apart {{when}} {{by}}', took: 'took in', rows_one: '{{count}} row', rows_few: '{{count}} rows', rows_many: '{{count}} rows', rows_other: '{{count}} rows',
    stuck: { 'merged-further': 'Take the later merge apart first', 'erased': 'The data were erased by request, there is nothing to bring back' }, undoNote: 'Everything comes back as it was before. What appeared later stays with the card that stayed.', open_kept: 'Open the card: {{name}}',
  },
};
export const finding = { ru, en };
