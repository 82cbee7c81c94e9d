const ru = {
  tabs: { ledger: 'Счета', family: 'Семья', files: 'Файлы', history: 'История' },
  phone: {
    callMobile: 'Позвонить на мобильный {{number}}', callLandline: 'Позвонить на городской {{number}}', callForeign: 'Позвонить на иностранный {{number}}', callOther: 'Позвонить на {{number}}', makeMain: 'Сделать основным', madeMain: 'Номер теперь основной', menu: 'Действия с номером {{number}}',
  },
  policy: {
    edit: 'Изменить полис', editOf: 'Поправить полис {{number}}', retire: 'Полис больше не действует', retireOf: 'Полис {{number}} больше не действует', restore: 'Снова действует', restoreOf: 'Полис {{number}} снова действует', retired_one: '{{count}} недействующий полис', retired_few: '{{count}} недействующих полиса', retired_many: '{{count}} недействующих полисов', retired_other: '{{count}} недействующего полиса', retiredAt: 'снят {{day}}', expired: 'истёк', notYet: 'ещё не действует',
  },
  consent: {
    given: 'Дано', revoked: 'Отозвано', none: 'Не дано', give: 'Записать', giveOf: 'Записать согласие: {{what}}', revoke: 'Отозвать', revokeOf: 'Отозвать согласие: {{what}}', how: 'Как получено', revokeHow: 'Как отозвано', text: 'Редакция текста', textHint: 'Как написано на бланке, например «от 01.09.2025»',
    version: 'текст {{version}}', past_one: 'Ещё {{count}} запись', past_few: 'Ещё {{count}} записи', past_many: 'Ещё {{count}} записей', past_other: 'Ещё {{count}} записи', givenLine: 'дано {{what}}', revokedLine: 'отозвано {{what}}', robot: 'Закон требует для звонков робота отдельного согласия: без него робот этому пациенту не звонит.', given_done: 'Согласие записано', revoked_done: 'Согласие отозвано',
  },
  how: { paper: 'на бумаге', desk: 'на стойке', phone: 'по телефону', site: 'на сайте', app: 'в приложении' },
  ledger: {
    balance: 'Личный счёт', treatment: 'Сумма лечения', family: 'Лечение семьи', insured: 'Лечение по ДМС', when: 'Когда', what: 'За что', sum: 'Сумма', after: 'Счёт после', none: 'Движений по счёту ещё не было', add: 'Записать', amount: 'Сумма, ₽', badAmount: 'Напишите сумму, например 1 200,50', whatHint: 'Например: пломба 3.6', kind: 'Вид движения',
    kinds: { payment: 'Оплата', refund: 'Возврат', charge: 'Лечение', insuranceCharge: 'Лечение по ДМС' }, reversal: 'Сторно', reversed: 'сторнировано', reverse: 'Сторнировать', reverseOf: 'Сторнировать: {{what}}', why: 'Почему', reverseHint: 'Появится встречная запись. Прежняя останется в истории.', added: 'Записано', byPolicy: 'по полису, счёт не меняется', list: 'Движения по счёту', suggestions: { payment: 'Наличные|Карта|Перевод|Аванс', charge: 'Консультация|Лечение|Гигиена|Снимок' },
  },
  family: {
    united: 'Семья', sum: 'Сумма лечения семьи', leave: 'Вывести из семьи', left: 'Карточка вышла из семьи', none: 'С этой карточкой никто не объединён', guardian: 'Родитель или опекун', noGuardian: 'Родитель не указан', choose: 'Указать родителя или опекуна…', change: 'Другой…', drop: 'Убрать связь', dropped: 'Связь убрана', kind: 'Кем приходится', parent: 'Родитель', guardianKind: 'Опекун', wards: 'Дети и подопечные', noWards: 'Этот пациент никому не родитель и не опекун', wardKind: { parent: 'ребёнок', guardian: 'подопечный' }, who: 'Кто',
  },
  files: {
    add: 'Добавить файл…', drop: 'Перетащите файлы сюда или нажмите «Добавить файл…». PDF, снимки и документы до 25 МБ.', dropNow: 'Отпустите, файлы лягут в карточку', none: 'Файлов пока нет', added: 'Добавлено: {{name}}', renamed: 'Добавлено: {{name}}. Расширение исправлено по содержимому.', view: 'Посмотреть', viewOf: 'Посмотреть {{name}}', save: 'Сохранить как…', saveOf: 'Сохранить как… {{name}}', saved: 'Файл сохранён', remove: 'Убрать', removeOf: 'Убрать {{name}}', removed: 'Файл убран: {{name}}', back: 'Вернуть', note: 'Заметка', noNote: 'добавить заметку', elsewhere: 'лежит на другом компьютере', size: '{{size}} КБ', sizeM: '{{size}} МБ', list: 'Файлы карточки',
    refused: { 'too-large': '{{name}}: больше 25 МБ. Ничего не добавлено, уменьшите файл.', 'empty': '{{name}}: файл пустой.', 'type': '{{name}}: это не документ и не снимок, или файл выдаёт себя за другое. Подходят PDF, JPEG, PNG, WebP, HEIC, TIFF, DICOM, DOCX, XLSX, ODT и простой текст.', 'link': '{{name}}: это ссылка, а не файл. Выберите сам файл.', 'unreadable': '{{name}}: файл не читается. Проверьте, что он не открыт в другой программе.', 'twice': '{{name}}: такой файл в карточке уже есть.' },
  },
  history: { none: 'Изменений ещё не было', more: 'Показать ещё', list: 'История изменений', program: 'Программа', became: 'стало' },
};
const en: typeof ru = {
  tabs: { ledger: 'Account', family: 'Family', files: 'Files', history: 'History' },
  phone: {
    callMobile: 'Call the mobile {{number}}', callLandline: 'Call the landline {{number}}', callForeign: 'Call the foreign number {{number}}', callOther: 'Call {{number}}', makeMain: 'Make it the main number', madeMain: 'This number is the main one now', menu: 'What to do with {{number}}',
  },
  policy: {
    edit: 'Change the policy', editOf: 'Change the policy {{number}}', retire: 'The policy counts no more', retireOf: 'The policy {{number}} counts no more', restore: 'Counts again', restoreOf: 'The policy {{number}} counts again', retired_one: '{{count}} retired policy', retired_few: '{{count}} retired policies', retired_many: '{{count}} retired policies', retired_other: '{{count}} retired policies', retiredAt: 'retired {{day}}', expired: 'expired', notYet: 'not valid yet',
  },
  consent: {
    given: 'Given', revoked: 'Revoked', none: 'Not given', give: 'Write down', giveOf: 'Write down a consent: {{what}}', revoke: 'Revoke', revokeOf: 'Revoke the consent: {{what}}', how: 'How it was given', revokeHow: 'How it was revoked', text: 'Text version', textHint: 'As printed on the form, for example “of 01.09.2025”',
    version: 'text {{version}}', past_one: '{{count}} more record', past_few: '{{count}} more records', past_many: '{{count}} more records', past_other: '{{count}} more records', givenLine: 'given {{what}}', revokedLine: 'revoked {{what}}', robot: 'The law asks for a consent of its own for robot calls: without it the robot does not call this patient.', given_done: 'The consent is written down', revoked_done: 'The consent is revoked',
  },
  how: { paper: 'on paper', desk: 'at the desk', phone: 'by phone', site: 'on the site', app: 'in the app' },
  ledger: {
    balance: 'Balance', treatment: 'Treatment total', family: 'Family treatment', insured: 'Insured treatment', when: 'When', what: 'For what', sum: 'Sum', after: 'Balance after', none: 'There were no movements yet', add: 'Write down', amount: 'Sum, ₽', badAmount: 'Write a sum, for example 1200.50', whatHint: 'For example: filling 3.6', kind: 'Kind of movement',
    kinds: { payment: 'Payment', refund: 'Refund', charge: 'Treatment', insuranceCharge: 'Insured treatment' }, reversal: 'Counter-entry', reversed: 'taken back', reverse: 'Take back', reverseOf: 'Take back: {{what}}', why: 'Why', reverseHint: 'A counter-entry appears. The former one stays in the history.', added: 'Written down', byPolicy: 'by the policy, the balance stays', list: 'Movements of the account', suggestions: { payment: 'Cash|Card|Transfer|Advance', charge: 'Consultation|Treatment|Hygiene|X-ray' },
  },
  family: {
    united: 'Family', sum: 'Family treatment total', leave: 'Take out of the family', left: 'The card left the family', none: 'Nobody is united with this card', guardian: 'Parent or guardian', noGuardian: 'No parent given', choose: 'Name a parent or guardian…', change: 'Another…', drop: 'Remove the link', dropped: 'The link is removed', kind: 'Relation', parent: 'Parent', guardianKind: 'Guardian', wards: 'Children and wards', noWards: 'This patient is nobody’s parent or guardian', wardKind: { parent: 'child', guardian: 'ward' }, who: 'Who',
  },
  files: {
    add: 'Add a file…', drop: 'Drop files here or press “Add a file…”. PDF, pictures and documents up to 25 MB.', dropNow: 'Let go: the files go into the card', none: 'No files yet', added: 'Added: {{name}}', renamed: 'Added: {{name}}. The ending was set right by the content.', view: 'View', viewOf: 'View {{name}}', save: 'Save as…', saveOf: 'Save as… {{name}}', saved: 'The file is saved', remove: 'Remove', removeOf: 'Remove {{name}}', removed: 'Removed: {{name}}', back: 'Take back', note: 'Note', noNote: 'add a note', elsewhere: 'lies on another PC', size: '{{size}} KB', sizeM: '{{size}} MB', list: 'Files of the card',
    refused: { 'too-large': '{{name}}: more than 25 MB. Nothing was added, make the file smaller.', 'empty': '{{name}}: the file is empty.', 'type': '{{name}}: neither a document nor a picture, or the file pretends to be another. PDF, JPEG, PNG, WebP, HEIC, TIFF, DICOM, DOCX, XLSX, ODT and plain text fit.', 'link': '{{name}}: this is a link, not a file. Choose the file itself.', 'unreadable': '{{name}}: the file cannot be read. See that no other program holds it.', 'twice': '{{name}}: the card has this file already.' },
  },
  history: { none: 'There were no changes yet', more: 'Show more', list: 'Change history', program: 'The program', became: 'became' },
};
/** Words of the card’s own tabs. */
export const patientCard = { ru, en };
