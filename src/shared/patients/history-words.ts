/** What the history of a card says, in the two languages of the desk. */
const ru = {
  erased: 'Текст изменения уничтожен по запросу пациента', unknown: 'Изменение', yes: 'да', no: 'нет', main: 'основной',
  actions: {
    'patients.create': 'Карточка добавлена', 'patients.update': 'Карточка изменена', 'patients.phones': 'Телефоны изменены', 'patients.addPhone': 'Телефон добавлен', 'patients.makePhoneMain': 'Основной номер изменён',
    'patients.setStatus': 'Статус изменён', 'patients.archive': 'Карточка отправлена в архив', 'patients.unarchive': 'Карточка возвращена из архива', 'patients.ban': 'Запись запрещена', 'patients.unban': 'Запрет записи снят',
    'patients.setPolicy': 'Полис записан', 'patients.changePolicy': 'Полис изменён', 'patients.retirePolicy': 'Полис больше не действует', 'patients.restorePolicy': 'Полис снова действует',
    'patients.giveConsent': 'Согласие получено', 'patients.revokeConsent': 'Согласие отозвано', 'patients.unite': 'Объединение в семью', 'patients.leaveFamily': 'Выход из семьи', 'patients.setGuardian': 'Родитель или опекун изменён',
    'patients.merge': 'Карточки объединены', 'patients.unmerge': 'Объединение карточек отменено',
    'ledger.add': 'Движение по счёту', 'ledger.reverse': 'Движение сторнировано',
    'attachments.add': 'Файл добавлен', 'attachments.setNote': 'Заметка к файлу изменена', 'attachments.remove': 'Файл убран', 'attachments.restore': 'Файл возвращён', 'attachments.saveAs': 'Файл сохранён на диск',
    'audit.textsErased': 'Тексты изменений уничтожены',
  },
  fields: {
    surname: 'Фамилия', firstName: 'Имя', patronymic: 'Отчество', born: 'Дата рождения', sex: 'Пол', email: 'Эл. почта', mainComment: 'Основной комментарий', extraComment: 'Дополнительный комментарий', hasApp: 'Приложение', status: 'Статус',
    guardianId: 'Родитель или опекун', archiveReason: 'Причина', banReason: 'Причина', phones: 'Телефоны', digits: 'Номер', insurer: 'Страховая компания', number: 'Номер полиса', validFrom: 'Действует с', validTill: 'Действует по',
    kind: 'Что', how: 'Как', textVersion: 'Редакция текста', amount: 'Сумма', what: 'За что', why: 'Причина', name: 'Файл', note: 'Заметка',
  },
  values: {
    sex: { female: 'женский', male: 'мужской' }, status: { primary: 'первичный', consulted: 'отконсультированный', returning: 'повторный' },
    kind: { personalData: 'персональные данные', notifications: 'сообщения о приёмах', robotCalls: 'звонки робота', recording: 'запись разговоров', payment: 'оплата', refund: 'возврат', charge: 'лечение', insuranceCharge: 'лечение по ДМС' },
    how: { paper: 'на бумаге', desk: 'на стойке', app: 'в приложении', phone: 'по телефону', site: 'на сайте', card: 'вместе с карточкой' },
  },
};
const en: typeof ru = {
  erased: 'The text of the change was erased at the patient’s request', unknown: 'A change', yes: 'yes', no: 'no', main: 'main',
  actions: {
    'patients.create': 'The card was added', 'patients.update': 'The card was changed', 'patients.phones': 'Phones were changed', 'patients.addPhone': 'A phone was added', 'patients.makePhoneMain': 'The main number was changed',
    'patients.setStatus': 'The status was changed', 'patients.archive': 'The card was archived', 'patients.unarchive': 'The card was taken out of the archive', 'patients.ban': 'Booking was banned', 'patients.unban': 'The booking ban was lifted',
    'patients.setPolicy': 'A policy was written down', 'patients.changePolicy': 'A policy was changed', 'patients.retirePolicy': 'A policy counts no more', 'patients.restorePolicy': 'A policy counts again',
    'patients.giveConsent': 'A consent was given', 'patients.revokeConsent': 'A consent was revoked', 'patients.unite': 'United into a family', 'patients.leaveFamily': 'Left the family', 'patients.setGuardian': 'Parent or guardian was changed',
    'patients.merge': 'Cards were merged', 'patients.unmerge': 'The merge of cards was undone',
    'ledger.add': 'A movement of the account', 'ledger.reverse': 'A movement was taken back',
    'attachments.add': 'A file was added', 'attachments.setNote': 'The note of a file was changed', 'attachments.remove': 'A file was removed', 'attachments.restore': 'A file was taken back', 'attachments.saveAs': 'A file was saved to disk',
    'audit.textsErased': 'Texts of changes were erased',
  },
  fields: {
    surname: 'Surname', firstName: 'First name', patronymic: 'Patronymic', born: 'Birth date', sex: 'Sex', email: 'E-mail', mainComment: 'Main comment', extraComment: 'Additional comment', hasApp: 'App', status: 'Status',
    guardianId: 'Parent or guardian', archiveReason: 'Reason', banReason: 'Reason', phones: 'Phones', digits: 'Number', insurer: 'Insurer', number: 'Policy number', validFrom: 'Valid from', validTill: 'Valid till',
    kind: 'What', how: 'How', textVersion: 'Text version', amount: 'Sum', what: 'For what', why: 'Reason', name: 'File', note: 'Note',
  },
  values: {
    sex: { female: 'female', male: 'male' }, status: { primary: 'primary', consulted: 'consulted', returning: 'returning' },
    kind: { personalData: 'personal data', notifications: 'messages about visits', robotCalls: 'robot calls', recording: 'call recording', payment: 'payment', refund: 'refund', charge: 'treatment', insuranceCharge: 'insured treatment' },
    how: { paper: 'on paper', desk: 'at the desk', app: 'in the app', phone: 'by phone', site: 'on the site', card: 'with the card' },
  },
};
export type HistoryWords = typeof ru;
export const historyWords: Readonly<Record<'ru' | 'en', HistoryWords>> = { ru, en };
