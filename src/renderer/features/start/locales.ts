const ru = {
  opening: 'Открываю базу…', restoring: 'Восстанавливаю базу из копии…', restoringHint: 'Копия проверяется целиком, затем повторяются изменения из журнала. На гигабайт уходит до минуты.', demo: 'Готовлю демонстрационную клинику «Линия»…', demoHint: 'Один раз, при первом запуске: 20 000 пациентов и три недели приёмов.',
  code: {
    title: 'Код восстановления', label: 'Код восстановления',
    'no-store': 'На этом компьютере нет защищённого хранилища ключей, поэтому код с распечатки нужен при каждом запуске.',
    'not-sealed': 'Ключ базы ещё не сохранён на этом компьютере. Введите код с распечатки.',
    'seal-refused': 'Хранилище ключей системы не открыло ключ базы: другой пользователь или новая система. Введите код с распечатки.',
    hint: 'Восемь групп по пять знаков. Пробелы и дефисы не важны.', open: 'Открыть базу',
    malformed: 'Это не похоже на код восстановления: нужно восемь групп по пять знаков. База не тронута.',
    mistyped: 'Опечатка в группе {{groups}}. Проверьте её по распечатке. База не тронута.',
    wrong: 'Код прочитан, но он от другой базы. Найдите распечатку этой клиники. База не тронута.',
    noBase: 'Базы на этом компьютере ещё не было: первый запуск прервался. Если кода у вас нет, начните заново — терять здесь нечего.', anew: 'Начать заново',
  },
  show: {
    title: 'Распечатайте код восстановления', text: 'Этим кодом база открывается, если компьютер сломается или сменится пользователь. Больше он нигде не показывается и не хранится: без него и без системного ключа данные не прочитать никому.',
    print: 'Распечатать', done: 'Код распечатан и убран в надёжное место', go: 'Продолжить',
  },
  first: {
    title: 'Новая клиника', text: 'База будет зашифрована и останется на этом компьютере.', branch: 'Название клиники или филиала', zone: 'Часовой пояс',
    person: 'Руководитель', surname: 'Фамилия', firstName: 'Имя', login: 'Логин', password: 'Пароль', passwordHint: 'Не короче 8 знаков', passwordShort: 'Пароль короче 8 знаков', loginBad: 'От 2 знаков: буквы, цифры, точка, дефис',
    required: 'Заполните это поле', sys: 'Для настроек системы будет отдельный вход: sys_{{login}} с тем же паролем.', make: 'Создать базу', again: 'Первый запуск в прошлый раз прервался, клиника не успела появиться. Заполните форму ещё раз: ключ базы прежний, код восстановления будет новый.',
  },
  restore: {
    label: 'Проверенные копии', newest: 'Самая новая; если она окажется негодной, возьмётся следующая', second: 'вторая папка', migration: 'до обновления программы',
    journal: 'Изменения, сделанные после копии, записаны в журнал и будут возвращены.', noJournal: 'Изменения, сделанные после копии, не сохранились.', aside: 'Нынешний файл останется рядом под другим именем.', go: 'Восстановить базу',
  },
  restored: {
    title: 'База восстановлена', from: 'За основу взята копия от {{when}}.',
    skipped_one: 'Более новая копия ({{count}}) не годится и пропущена.', skipped_few: 'Более новые копии ({{count}}) не годятся и пропущены.', skipped_many: 'Более новые копии ({{count}}) не годятся и пропущены.', skipped_other: 'Более новые копии ({{count}}) не годятся и пропущены.',
    applied_one: 'Из журнала возвращено {{count}} изменение.', applied_few: 'Из журнала возвращено {{count}} изменения.', applied_many: 'Из журнала возвращено {{count}} изменений.', applied_other: 'Из журнала возвращено {{count}} изменения.',
    whole: 'Ничего не потеряно: журнал доведён до последнего изменения.', lost: 'Изменения после {{when}} не вернулись. Проверьте приёмы и обращения, внесённые позже.', aside: 'Прежний файл сохранён: {{name}}', go: 'Продолжить работу',
  },
  failed: {
    title: 'База не открыта', safe: 'Ничего не изменено и не удалено.', again: 'Попробовать открыть ещё раз', noCopies: 'Копий рядом не нашлось. Подключите диск с копиями и нажмите «Попробовать ещё раз» или позовите системного администратора.',
    behind: 'В файле базы не хватает последних изменений, а журнал не может их вернуть сам.', 'no-copy': 'Ни одна из копий не годится для восстановления.', full: 'На диске нет места. Освободите его и попробуйте снова.', close: 'Закройте программу и позовите системного администратора.',
    'wrong-key': 'Ключ не подходит к файлу базы.', damaged: 'Файл базы повреждён. Стойка не показывает из него ничего, чтобы не показать неверное.', newer: 'Базу уже открывала более новая версия программы. Обновите программу на этом компьютере.',
    'other-binding': 'Этот файл создан другой сборкой программы и ею же открывается.', plain: 'На месте базы лежит незашифрованный файл.', 'no-key-files': 'Рядом с базой нет файлов её ключа. Верните их из копии папки клиники.',
    missing: 'Ключ базы на месте, а самого файла базы нет.', other: 'Базу открыть не удалось. Подробности в журнале программы.',
  },
};
const en: typeof ru = {
  opening: 'Opening the database…', restoring: 'Restoring the database from a copy…', restoringHint: 'The copy is read through, then the changes of the journal are repeated. A gigabyte takes up to a minute.', demo: 'Preparing the demo clinic «Линия»…', demoHint: 'Once, at the first start: 20,000 patients and three weeks of appointments.',
  code: {
    title: 'Recovery code', label: 'Recovery code',
    'no-store': 'This computer has no protected key store, so the printed code is needed at each start.',
    'not-sealed': 'The database key is not kept on this computer yet. Type the printed code.',
    'seal-refused': 'The system key store did not open the database key: another user or a new system. Type the printed code.',
    hint: 'Eight groups of five characters. Spaces and hyphens do not matter.', open: 'Open the database',
    malformed: 'This does not look like a recovery code: eight groups of five characters are needed. The database is untouched.',
    mistyped: 'A typing mistake in group {{groups}}. Check it against the print. The database is untouched.',
    wrong: 'The code was read, but it belongs to another database. Find the print of this clinic. The database is untouched.',
    noBase: 'There has been no database on this computer yet: the first start was cut off. Without a code begin anew, there is nothing to lose here.', anew: 'Begin anew',
  },
  show: {
    title: 'Print the recovery code', text: 'This code opens the database when the computer breaks or its user changes. It is shown nowhere else and stored nowhere: without it and without the system key nobody can read the data.',
    print: 'Print', done: 'The code is printed and put away safely', go: 'Continue',
  },
  first: {
    title: 'New clinic', text: 'The database will be encrypted and stay on this computer.', branch: 'Name of the clinic or branch', zone: 'Time zone',
    person: 'Manager', surname: 'Surname', firstName: 'First name', login: 'Login', password: 'Password', passwordHint: 'At least 8 characters', passwordShort: 'The password is shorter than 8 characters', loginBad: 'At least 2 characters: letters, digits, dot, hyphen',
    required: 'Fill in this field', sys: 'System settings have a login of their own: sys_{{login}} with the same password.', make: 'Make the database', again: 'The first start was cut off last time before there was a clinic. Fill in the form once more: the key stays, the recovery code will be a new one.',
  },
  restore: {
    label: 'Verified copies', newest: 'The newest; should it be no good, the next one is taken', second: 'second folder', migration: 'before an update of the program',
    journal: 'Changes made after the copy are in the journal and will be given back.', noJournal: 'Changes made after the copy were not kept.', aside: 'The present file stays beside it under another name.', go: 'Restore the database',
  },
  restored: {
    title: 'The database is restored', from: 'It was made of the copy of {{when}}.',
    skipped_one: '{{count}} newer copy was no good and was passed over.', skipped_few: '{{count}} newer copies were no good and were passed over.', skipped_many: '{{count}} newer copies were no good and were passed over.', skipped_other: '{{count}} newer copies were no good and were passed over.',
    applied_one: 'The journal gave back {{count}} change.', applied_few: 'The journal gave back {{count}} changes.', applied_many: 'The journal gave back {{count}} changes.', applied_other: 'The journal gave back {{count}} changes.',
    whole: 'Nothing is lost: the journal reached the last change.', lost: 'Changes after {{when}} did not come back. Check the appointments and inquiries entered later.', aside: 'The former file was kept: {{name}}', go: 'Go on',
  },
  failed: {
    title: 'The database was not opened', safe: 'Nothing was changed or deleted.', again: 'Try to open it once more', noCopies: 'No copies were found. Plug in the disk with the copies and try once more, or call the system administrator.',
    behind: 'The database file lacks the last changes, and the journal cannot give them back by itself.', 'no-copy': 'None of the copies can be used.', full: 'The disk is full. Make room and try again.', close: 'Close the program and call the system administrator.',
    'wrong-key': 'The key does not fit the database file.', damaged: 'The database file is damaged. Stoika shows nothing of it, so as not to show anything wrong.', newer: 'A newer version of the program has opened this database. Update the program on this computer.',
    'other-binding': 'This file was made by another build of the program, which opens it.', plain: 'A file that is not encrypted lies where the database should be.', 'no-key-files': 'The key files are missing beside the database. Bring them back from a copy of the clinic folder.',
    missing: 'The database key is there and the database file is not.', other: 'The database could not be opened. Details are in the log of the program.',
  },
};
export const start = { ru, en };
