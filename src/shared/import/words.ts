import type { ImportField, ImportKind } from './fields.ts';
import type { FileProblemCode, ProblemCode } from './problems.ts';

/** The words of an import that both a screen and a saved list of refused rows need. */
export interface ImportWords {
  readonly kind: Readonly<Record<ImportKind, string>>;
  readonly field: Readonly<Record<ImportField | 'row', string>>;
  readonly problem: Readonly<Record<ProblemCode, string>>;
  readonly file: Readonly<Record<FileProblemCode, string>>;
  readonly list: { readonly row: string; readonly column: string; readonly value: string; readonly reason: string; readonly name: string };
}

const ru: ImportWords = {
  kind: { patients: 'Пациенты', phones: 'Телефоны', families: 'Семьи', appointments: 'Приёмы', balances: 'Остатки на счетах' },
  field: {
    key: '№ карты', name: 'ФИО', surname: 'Фамилия', firstName: 'Имя', patronymic: 'Отчество', born: 'Дата рождения', sex: 'Пол', phone: 'Телефон', phone2: 'Второй телефон', phoneNote: 'Чей телефон', email: 'Почта',
    comment: 'Комментарий', family: 'Семья', balance: 'Остаток на счёте', doctor: 'Врач', day: 'Дата', start: 'Начало', end: 'Конец', length: 'Длительность', status: 'Статус', row: 'Вся строка',
  },
  problem: {
    'empty': 'Не заполнено, а без этого строку не понять', 'broken-text': 'Буквы испорчены: выбрана не та кодировка', 'too-long': 'Текст длиннее, чем помещается в это поле',
    'not-a-day': 'Это не дата. Подходит 31.12.2026 или 2026-12-31', 'no-such-day': 'Такого дня нет в календаре', 'short-year': 'Год из двух цифр: неясно, какой век', 'day-out-of-range': 'Такой даты здесь быть не может',
    'not-a-time': 'Это не время. Подходит 09:30', 'not-money': 'Это не сумма. Подходит 1 234,50', 'money-ambiguous': 'Неясно, тысячи это или копейки. Подходит 1 234,50', 'money-too-large': 'Слишком большая сумма',
    'not-a-phone': 'Это не телефон', 'not-a-sex': 'Пол не понят. Подходит «ж» или «м»', 'not-an-email': 'Это не адрес почты', 'not-a-status': 'Такого статуса приёма нет', 'not-minutes': 'Это не длительность в минутах', 'ends-before-start': 'Приём кончается раньше, чем начинается, или после полуночи',
    'not-a-name': 'Это не имя человека', 'nobody-named': 'Неясно, о ком строка: нет ни № карты, ни имени, ни телефона', 'no-such-patient': 'Такого пациента нет. Сначала загрузите пациентов', 'several-patients': 'Под это подходит несколько пациентов: добавьте № карты, дату рождения или телефон',
    'key-of-another': 'Этот № карты у пациента с другой фамилией', 'key-twice': 'Этот № карты уже был в файле', 'unknown-doctor': 'Такого врача нет в справочнике', 'slot-taken': 'Это время у врача уже занято', 'same-row-before': 'То же самое уже было в файле выше',
    'cleaned': 'Убраны невидимые знаки', 'odd-phone': 'Номер необычный, сохранён как написан', 'other-family': 'Пациент уже в другой семье, она оставлена',
  },
  file: {
    'not-found': 'Файл не открывается: его переместили или он занят другой программой. Закройте его там и выберите снова.', 'not-readable': 'Файл не читается: возможно, диск отключён. Выберите его снова.', 'empty': 'Файл пуст, загружать нечего.',
    'too-large': 'Файл больше 2 ГБ. Разделите его на несколько.', 'old-excel': 'Это старый Excel (.xls) или книга с паролем. Откройте её в Excel и сохраните как .xlsx без пароля.',
    'not-a-table': 'Это не таблица, хотя имя файла похоже. Нужен CSV или Excel (.xlsx).', 'binary': 'Это не текст: в файле двоичные данные. Нужен CSV или Excel (.xlsx).', 'row-too-long': 'Одна строка длиннее миллиона знаков: файл повреждён или разделён не строками.',
    'too-many-columns': 'В файле больше 500 столбцов: это не список. Оставьте нужные столбцы и сохраните снова.', 'open-quote': 'В файле открыта кавычка и нигде не закрыта. Сохраните его снова из той программы, где он сделан.', 'wrong-encoding': 'Буквы не читаются в этой кодировке. Выберите другую.',
    'broken-excel': 'Книга Excel повреждена. Откройте её в Excel, сохраните заново и повторите.', 'zip-bomb': 'Книга распаковывается в непомерный объём и не открыта. Сохраните нужный лист отдельным файлом.', 'no-sheet': 'Такого листа в книге нет. Выберите другой.',
    'changed': 'Файл изменился после проверки. Проверьте его заново.', 'columns-missing': 'Не хватает столбцов, без которых файл не понять.',
  },
  list: { row: 'Строка файла', column: 'Столбец', value: 'Значение', reason: 'Причина', name: 'Отказанные строки' },
};

const en: ImportWords = {
  kind: { patients: 'Patients', phones: 'Phones', families: 'Families', appointments: 'Appointments', balances: 'Balances' },
  field: {
    key: 'Card No.', name: 'Full name', surname: 'Surname', firstName: 'First name', patronymic: 'Patronymic', born: 'Birth date', sex: 'Sex', phone: 'Phone', phone2: 'Second phone', phoneNote: 'Whose phone', email: 'Email',
    comment: 'Comment', family: 'Family', balance: 'Balance', doctor: 'Doctor', day: 'Date', start: 'Start', end: 'End', length: 'Length', status: 'Status', row: 'The whole row',
  },
  problem: {
    'empty': 'Empty, and the row means nothing without it', 'broken-text': 'The letters are broken: the encoding is another one', 'too-long': 'Longer than this field holds',
    'not-a-day': 'No date. 31.12.2026 or 2026-12-31 will do', 'no-such-day': 'There is no such day', 'short-year': 'A year of two digits: the century is unclear', 'day-out-of-range': 'No such date is possible here',
    'not-a-time': 'No time of day. 09:30 will do', 'not-money': 'No sum. 1 234,50 will do', 'money-ambiguous': 'Thousands or kopecks? 1 234,50 will do', 'money-too-large': 'The sum is too large',
    'not-a-phone': 'No phone number', 'not-a-sex': 'The sex is not understood. “f” or “m” will do', 'not-an-email': 'No email address', 'not-a-status': 'There is no such status', 'not-minutes': 'No length in minutes', 'ends-before-start': 'It ends before it begins, or after midnight',
    'not-a-name': 'Nobody’s name', 'nobody-named': 'Whom is the row about? No card number, name or phone', 'no-such-patient': 'There is no such patient. Import the patients first', 'several-patients': 'Several patients fit: add a card number, birth date or phone',
    'key-of-another': 'This card number belongs to a patient of another surname', 'key-twice': 'This card number was in the file before', 'unknown-doctor': 'The directory has no such doctor', 'slot-taken': 'The doctor is busy at that time', 'same-row-before': 'The same was in the file above',
    'cleaned': 'Invisible characters were taken out', 'odd-phone': 'An unusual number, kept as written', 'other-family': 'The patient is in another family, which was left',
  },
  file: {
    'not-found': 'The file does not open: it was moved, or another program holds it. Close it there and choose again.', 'not-readable': 'The file cannot be read: is the disk still there? Choose it again.', 'empty': 'The file is empty, there is nothing to import.',
    'too-large': 'The file is larger than 2 GB. Divide it.', 'old-excel': 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.',
    'not-a-table': 'This is no table, whatever its name says. CSV or Excel (.xlsx) is needed.', 'binary': 'This is no text: it holds binary data. CSV or Excel (.xlsx) is needed.', 'row-too-long': 'One row is longer than a million characters: the file is damaged, or not divided into rows.',
    'too-many-columns': 'The file has more than 500 columns: that is no list. Keep the columns you need and save again.', 'open-quote': 'A quotation mark is opened and never closed. Save the file again where it was made.', 'wrong-encoding': 'The letters cannot be read in this encoding. Choose another.',
    'broken-excel': 'The workbook is damaged. Open it in Excel, save it again and repeat.', 'zip-bomb': 'The workbook unpacks to an immense size and was not opened. Save the sheet you need as a file of its own.', 'no-sheet': 'The workbook has no such sheet. Choose another.',
    'changed': 'The file has changed since it was checked. Check it again.', 'columns-missing': 'Columns are missing without which the file means nothing.',
  },
  list: { row: 'Row of the file', column: 'Column', value: 'Value', reason: 'Reason', name: 'Refused rows' },
};
export const importWords = { ru, en } as const;
