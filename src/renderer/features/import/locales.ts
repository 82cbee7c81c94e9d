import { fileProblems } from '#shared/import/problems.ts';
import { importWords } from '#shared/import/words.ts';

const ru = {
  words: importWords.ru,
  all: { title: 'Выгрузить всё', intro: 'Всё, что есть у клиники, в открытых файлах: таблицы CSV, описание столбцов и файлы карточек. Файлы не зашифрованы: храните их там, где их не увидят посторонние.', go: 'Выбрать папку и выгрузить…' },
  title: 'Импорт', intro: 'Пациенты, телефоны, семьи, приёмы и остатки на счетах из прежней программы. Подойдёт CSV в любой кодировке или Excel (.xlsx). Сначала файл проверяется и ничего не меняет, а загруженное можно убрать целиком.',
  choose: 'Выбрать файл…', refusedFile: 'Файл «{{file}}» не подошёл', before: 'Прежние загрузки', none: 'Ещё ничего не загружали. Начните с файла пациентов, за ним приёмы и остатки.',
  file: 'Файл', what: 'Что в нём', when: 'Когда', who: 'Кто', outcome: 'Чем кончилось', addedShort_one: '{{count}} новая запись', addedShort_few: '{{count}} новые записи', addedShort_many: '{{count}} новых записей', addedShort_other: '{{count}} новой записи',
  state: { draft: 'Не проверен', checking: 'Проверяется', checked: 'Проверен, не загружен', running: 'Загружается', paused: 'Остановлен', done: 'Загружен', undoing: 'Отменяется', undone: 'Отменён', failed: 'Не удался' },
  back: 'К списку', reading: 'Как читать файл', encoding: 'Кодировка', separator: 'Разделитель', sheet: 'Лист', header: 'В первой строке названия столбцов',
  encodings: { 'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 (обратный порядок)', 'ibm866': 'DOS (866)', 'koi8-r': 'KOI8-R' }, separators: { 0: 'Точка с запятой', 1: 'Запятая', 2: 'Табуляция', 3: 'Вертикальная черта' },
  whatIsIt: 'Что в файле', columns: 'Где что лежит', noColumn: 'Нет в файле', notTaken: 'не берём', sample: 'Первые строки файла', or: 'или', missing: 'Не хватает столбца: {{columns}}. Без него файл не понять.',
  addDoctors: 'Завести недостающих врачей', addDoctorsHint: 'Как уволенных: они видны в прошлых приёмах, но не в записи', branch: 'Филиал приёмов',
  check: 'Проверить файл', checkHint: 'Проверка ничего не записывает', checkingHint: 'Пока только чтение: в базе ничего не меняется.', runningHint: 'Можно работать дальше: звонки и запись не ждут. Если программа закроется, загрузка продолжится с этого места.',
  savedMappings: 'Сохранённые сопоставления', saveMapping: 'Сохранить сопоставление…', mappingName: 'Название', mappingNameHint: 'Например, прежняя программа', mappingSaved: 'Сопоставление «{{name}}» сохранено', save: 'Сохранить',
  lookAgain: 'Вернуться к столбцам', changeColumns: 'Изменить столбцы', pausedNow: 'Приостановлено', pause: 'Приостановить', resume: 'Продолжить', stop: 'Остановить',
  reportIntro: 'Файл прочитан до конца, в базе ничего не изменилось. Вот что будет, если его загрузить.', figures: 'Итог', start_one: 'Загрузить {{count}} строку', start_few: 'Загрузить {{count}} строки', start_many: 'Загрузить {{count}} строк', start_other: 'Загрузить {{count}} строки',
  count: { rows: 'строк в файле', new: 'новых', added: 'загружено', known: 'уже есть', refused: 'с отказом', phones: 'телефонов', families: 'семей', doctors: 'врачей заведено', maybe: 'возможно, те же люди' },
  problems: 'Почему отказано', saveProblems: 'Сохранить список…', noProblems: 'Отказов нет: подошли все строки.', remark: 'Замечание', refusal: 'Отказ', shownOf_one: 'Показано {{shown}} из {{count}}. Весь список сохраните в файл.', shownOf_few: 'Показано {{shown}} из {{count}}. Весь список сохраните в файл.', shownOf_many: 'Показано {{shown}} из {{count}}. Весь список сохраните в файл.', shownOf_other: 'Показано {{shown}} из {{count}}. Весь список сохраните в файл.',
  proposals: 'Возможно, это те же люди', proposalsHint: 'Имя совпало, а сверить больше нечем. «Новый» заведёт вторую карточку, «Тот же» допишет телефоны в прежнюю.', cardsHidden: 'Имена в карточках видит тот, кому открыты карточки.', allNew: 'Все новые', allSame: 'Все те же', inFile: 'В файле', inBase: 'В базе', decision: 'Решение', decisionOf: 'Решение: {{who}}', new: 'Новый', same: 'Тот же',
  why: { 'same-name': 'То же имя, нет даты рождения или телефона', 'same-phone-other-surname': 'Тот же телефон и имя, другая фамилия', 'same-name-other-birth': 'То же имя и телефон, другая дата рождения' },
  stoppedTitle: 'Загрузка остановлена', stoppedText: 'Загруженное до этого места цело. Продолжите с него или уберите загруженное.', goOn: 'Продолжить загрузку', doneText: 'Файл загружен',
  undo: 'Отменить импорт', undoTitle: 'Убрать всё, что загружено из этого файла?', undoText: 'Карточки, которые с тех пор меняли или с которыми работали (звонок, приём, платёж), останутся вместе со своими телефонами и приёмами.', undoYes: 'Убрать загруженное', undoNo: 'Оставить',
  undoneText_one: 'Импорт отменён: убрана {{count}} запись', undoneText_few: 'Импорт отменён: убраны {{count}} записи', undoneText_many: 'Импорт отменён: убрано {{count}} записей', undoneText_other: 'Импорт отменён: убрано {{count}} записи',
  keptEdited_one: 'Осталась {{count}} запись: её с тех пор меняли', keptEdited_few: 'Остались {{count}} записи: их с тех пор меняли', keptEdited_many: 'Осталось {{count}} записей: их с тех пор меняли', keptEdited_other: 'Осталось {{count}} записи: их с тех пор меняли',
  keptUsed_one: 'Осталась {{count}} запись: с ней уже работали', keptUsed_few: 'Остались {{count}} записи: с ними уже работали', keptUsed_many: 'Осталось {{count}} записей: с ними уже работали', keptUsed_other: 'Осталось {{count}} записи: с ними уже работали',
  familiesBack_one: 'Прежняя семья возвращена {{count}} карточке', familiesBack_few: 'Прежняя семья возвращена {{count}} карточкам', familiesBack_many: 'Прежняя семья возвращена {{count}} карточкам', familiesBack_other: 'Прежняя семья возвращена {{count}} карточки',
};
const en: typeof ru = {
  words: importWords.en,
  all: { title: 'Export everything', intro: 'All that the clinic has in open files: CSV tables, a description of their columns, the files of cards. They are not encrypted: keep them where no stranger sees them.', go: 'Choose a folder and export…' },
  title: 'Import', intro: 'Patients, phones, families, appointments and balances of your former program. CSV in any encoding or Excel (.xlsx). The file is checked first and changes nothing, and what was brought in can be taken back whole.',
  choose: 'Choose a file…', refusedFile: 'The file “{{file}}” will not do', before: 'Former imports', none: 'Nothing was imported yet. Begin with a file of patients; appointments and balances follow.',
  file: 'File', what: 'What is in it', when: 'When', who: 'Who', outcome: 'How it ended', addedShort_one: '{{count}} new row', addedShort_few: '{{count}} new rows', addedShort_many: '{{count}} new rows', addedShort_other: '{{count}} new rows',
  state: { draft: 'Not checked', checking: 'Being checked', checked: 'Checked, not brought in', running: 'Being brought in', paused: 'Stopped', done: 'Brought in', undoing: 'Being taken back', undone: 'Taken back', failed: 'Failed' },
  back: 'To the list', reading: 'How to read the file', encoding: 'Encoding', separator: 'Separator', sheet: 'Sheet', header: 'The first row names the columns',
  encodings: { 'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 (big-endian)', 'ibm866': 'DOS (866)', 'koi8-r': 'KOI8-R' }, separators: { 0: 'Semicolon', 1: 'Comma', 2: 'Tab', 3: 'Vertical bar' },
  whatIsIt: 'What is in the file', columns: 'What is where', noColumn: 'Not in the file', notTaken: 'left out', sample: 'First rows of the file', or: 'or', missing: 'A column is missing: {{columns}}. The file means nothing without it.',
  addDoctors: 'Make the doctors that are missing', addDoctorsHint: 'As retired ones: seen in past appointments, not in booking', branch: 'Branch of the appointments',
  check: 'Check the file', checkHint: 'A check writes nothing', checkingHint: 'Only reading so far: nothing changes in the base.', runningHint: 'Go on working: calls and bookings do not wait. If the program closes, the import goes on from here.',
  savedMappings: 'Saved mappings', saveMapping: 'Save the mapping…', mappingName: 'Name', mappingNameHint: 'For instance, the former program', mappingSaved: 'The mapping “{{name}}” is saved', save: 'Save',
  lookAgain: 'Back to the columns', changeColumns: 'Change the columns', pausedNow: 'Paused', pause: 'Pause', resume: 'Go on', stop: 'Stop',
  reportIntro: 'The file was read to its end, and nothing changed in the base. This is what would come of it.', figures: 'Figures', start_one: 'Bring in {{count}} row', start_few: 'Bring in {{count}} rows', start_many: 'Bring in {{count}} rows', start_other: 'Bring in {{count}} rows',
  count: { rows: 'rows in the file', new: 'new', added: 'brought in', known: 'already there', refused: 'refused', phones: 'phones', families: 'families', doctors: 'doctors made', maybe: 'perhaps the same people' },
  problems: 'Why rows are refused', saveProblems: 'Save the list…', noProblems: 'Nothing is refused: every row will do.', remark: 'Remark', refusal: 'Refused', shownOf_one: '{{shown}} of {{count}} shown. Save the list for the rest.', shownOf_few: '{{shown}} of {{count}} shown. Save the list for the rest.', shownOf_many: '{{shown}} of {{count}} shown. Save the list for the rest.', shownOf_other: '{{shown}} of {{count}} shown. Save the list for the rest.',
  proposals: 'Perhaps the same people', proposalsHint: 'The name is the same and there is nothing else to go by. “New” makes a second card, “The same” adds phones to the old one.', cardsHidden: 'The names on the cards are seen by whoever may read cards.', allNew: 'All new', allSame: 'All the same', inFile: 'In the file', inBase: 'In the base', decision: 'Decision', decisionOf: 'Decision: {{who}}', new: 'New', same: 'The same',
  why: { 'same-name': 'The same name, no birth date or phone', 'same-phone-other-surname': 'The same phone and first name, another surname', 'same-name-other-birth': 'The same name and phone, another birth date' },
  stoppedTitle: 'The import was stopped', stoppedText: 'What was brought in so far is whole. Go on from here, or take it back.', goOn: 'Go on with the import', doneText: 'The file was brought in',
  undo: 'Undo the import', undoTitle: 'Take back all that came of this file?', undoText: 'Cards that were changed since, or that somebody worked with (a call, an appointment, a payment), stay with their phones and appointments.', undoYes: 'Take it back', undoNo: 'Leave it',
  undoneText_one: 'The import was undone: {{count}} row taken back', undoneText_few: 'The import was undone: {{count}} rows taken back', undoneText_many: 'The import was undone: {{count}} rows taken back', undoneText_other: 'The import was undone: {{count}} rows taken back',
  keptEdited_one: '{{count}} row stays: it was changed since', keptEdited_few: '{{count}} rows stay: they were changed since', keptEdited_many: '{{count}} rows stay: they were changed since', keptEdited_other: '{{count}} rows stay: they were changed since',
  keptUsed_one: '{{count}} row stays: somebody worked with it', keptUsed_few: '{{count}} rows stay: somebody worked with them', keptUsed_many: '{{count}} rows stay: somebody worked with them', keptUsed_other: '{{count}} rows stay: somebody worked with them',
  familiesBack_one: '{{count}} card has its former family again', familiesBack_few: '{{count}} cards have their former family again', familiesBack_many: '{{count}} cards have their former family again', familiesBack_other: '{{count}} cards have their former family again',
};
export const importing = { ru, en };

const reasons = (file: Readonly<Record<string, string>>, more: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  ({ ...Object.fromEntries(fileProblems.map((code) => [`import-${code}`, file[code]!])), ...more });
/** The sentences of refusals, under `errors.reason`. */
export const importReasons = {
  ru: reasons(importWords.ru.file, { 'import-busy': 'С этим файлом уже идёт работа. Дождитесь её конца или остановите.', 'import-not-checked': 'Сначала проверьте файл.', 'import-begun': 'Этот файл уже загружается. Выберите его заново.', 'import-nothing-to-undo': 'Отменять нечего: файл не загружен.' }),
  en: reasons(importWords.en.file, { 'import-busy': 'This file is being worked on. Wait for the end or stop it.', 'import-not-checked': 'Check the file first.', 'import-begun': 'This file is being imported already. Choose it anew.', 'import-nothing-to-undo': 'There is nothing to undo: the file was not brought in.' }),
};
