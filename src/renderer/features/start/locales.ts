const ru = {
  opening: 'Открываю базу…', demo: 'Готовлю демонстрационную клинику «Линия»…', demoHint: 'Один раз, при первом запуске: 20 000 пациентов и три недели приёмов.',
  code: {
    title: 'Код восстановления', label: 'Код восстановления',
    'no-store': 'На этом компьютере нет защищённого хранилища ключей, поэтому код с распечатки нужен при каждом запуске.',
    'not-sealed': 'Ключ базы ещё не сохранён на этом компьютере. Введите код с распечатки.',
    'seal-refused': 'Хранилище ключей системы не открыло ключ базы: другой пользователь или новая система. Введите код с распечатки.',
    hint: 'Восемь групп по пять знаков. Пробелы и дефисы не важны.', open: 'Открыть базу',
    malformed: 'Это не похоже на код восстановления: нужно восемь групп по пять знаков. База не тронута.',
    mistyped: 'Опечатка в группе {{groups}}. Проверьте её по распечатке. База не тронута.',
    wrong: 'Код прочитан, но он от другой базы. Найдите распечатку этой клиники. База не тронута.',
  },
  show: {
    title: 'Распечатайте код восстановления', text: 'Этим кодом база открывается, если компьютер сломается или сменится пользователь. Больше он нигде не показывается и не хранится: без него и без системного ключа данные не прочитать никому.',
    print: 'Распечатать', done: 'Код распечатан и убран в надёжное место', go: 'Продолжить',
  },
  first: {
    title: 'Новая клиника', text: 'База будет зашифрована и останется на этом компьютере.', branch: 'Название клиники или филиала', zone: 'Часовой пояс',
    person: 'Руководитель', surname: 'Фамилия', firstName: 'Имя', login: 'Логин', password: 'Пароль', passwordHint: 'Не короче 8 знаков', passwordShort: 'Пароль короче 8 знаков', loginBad: 'От 2 знаков: буквы, цифры, точка, дефис',
    required: 'Заполните это поле', sys: 'Для настроек системы будет отдельный вход: sys_{{login}} с тем же паролем.', make: 'Создать базу',
  },
  failed: {
    title: 'База не открыта', safe: 'Ничего не изменено и не удалено.', close: 'Закройте программу и позовите системного администратора.',
    'wrong-key': 'Ключ не подходит к файлу базы.', damaged: 'Файл базы повреждён. Восстановите его из последней проверенной копии.', newer: 'Базу уже открывала более новая версия программы. Обновите программу на этом компьютере.',
    'other-binding': 'Этот файл создан другой сборкой программы и ею же открывается.', plain: 'На месте базы лежит незашифрованный файл.', 'no-key-files': 'Рядом с базой нет файлов её ключа. Верните их из копии папки клиники.',
    missing: 'Ключ базы на месте, а самого файла базы нет. Верните его из копии.', other: 'Базу открыть не удалось. Подробности в журнале программы.',
  },
};
const en: typeof ru = {
  opening: 'Opening the database…', demo: 'Preparing the demo clinic «Линия»…', demoHint: 'Once, at the first start: 20,000 patients and three weeks of appointments.',
  code: {
    title: 'Recovery code', label: 'Recovery code',
    'no-store': 'This computer has no protected key store, so the printed code is needed at each start.',
    'not-sealed': 'The database key is not kept on this computer yet. Type the printed code.',
    'seal-refused': 'The system key store did not open the database key: another user or a new system. Type the printed code.',
    hint: 'Eight groups of five characters. Spaces and hyphens do not matter.', open: 'Open the database',
    malformed: 'This does not look like a recovery code: eight groups of five characters are needed. The database is untouched.',
    mistyped: 'A typing mistake in group {{groups}}. Check it against the print. The database is untouched.',
    wrong: 'The code was read, but it belongs to another database. Find the print of this clinic. The database is untouched.',
  },
  show: {
    title: 'Print the recovery code', text: 'This code opens the database when the computer breaks or its user changes. It is shown nowhere else and stored nowhere: without it and without the system key nobody can read the data.',
    print: 'Print', done: 'The code is printed and put away safely', go: 'Continue',
  },
  first: {
    title: 'New clinic', text: 'The database will be encrypted and stay on this computer.', branch: 'Name of the clinic or branch', zone: 'Time zone',
    person: 'Manager', surname: 'Surname', firstName: 'First name', login: 'Login', password: 'Password', passwordHint: 'At least 8 characters', passwordShort: 'The password is shorter than 8 characters', loginBad: 'At least 2 characters: letters, digits, dot, hyphen',
    required: 'Fill in this field', sys: 'System settings have a login of their own: sys_{{login}} with the same password.', make: 'Make the database',
  },
  failed: {
    title: 'The database was not opened', safe: 'Nothing was changed or deleted.', close: 'Close the program and call the system administrator.',
    'wrong-key': 'The key does not fit the database file.', damaged: 'The database file is damaged. Restore it from the last verified copy.', newer: 'A newer version of the program has opened this database. Update the program on this computer.',
    'other-binding': 'This file was made by another build of the program, which opens it.', plain: 'A file that is not encrypted lies where the database should be.', 'no-key-files': 'The key files are missing beside the database. Bring them back from a copy of the clinic folder.',
    missing: 'The database key is there and the database file is not. Bring it back from a copy.', other: 'The database could not be opened. Details are in the log of the program.',
  },
};
export const start = { ru, en };
