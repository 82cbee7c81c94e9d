const ru = {
  title: 'База и копии', intro: 'База зашифрована и лежит на этом компьютере. Каждую ночь Стойка делает её копию, открывает её и сверяет с базой.',
  line: { fresh: 'Копия от {{when}}', old: 'Копия устарела: {{when}}', never: 'Копий ещё нет', running: 'Делаю копию…' },
  health: { fresh: 'Копия свежая', old: 'Копия устарела', never: 'Копий ещё нет' },
  lastAt: 'Последняя проверенная копия: {{when}}', nextAt: 'Следующая: {{when}}', make: 'Сделать копию сейчас', making: 'Копия делается. Ход виден внизу экрана.',
  failed: 'Последняя попытка {{when}} не удалась. Прежние копии целы.',
  journal: { whole: 'Журнал изменений ведётся: если файл базы повредится, вернётся всё до последнего сохранения.', broken: 'В журнале изменений пропуск. Стойка сделает новую копию, и он снова станет целым.', none: 'Журнал изменений в учебной базе не ведётся.' },
  checked: 'Весь файл базы прочитан и цел: {{when}}', neverChecked: 'Весь файл базы ещё не перечитывался', check: 'Проверить базу сейчас', checking: 'База читается целиком. Ход виден внизу экрана.',
  hour: 'Час ночной копии', hourHint: 'Если компьютер выключен, копия делается при следующем запуске',
  second: {
    title: 'Вторая папка', intro: 'Копия на другом диске или сетевой папке переживёт поломку этого компьютера. Туда же ложится ключ под кодом восстановления.', none: 'Вторая папка не выбрана: все копии лежат на том же диске, что и база.',
    choose: 'Выбрать папку…', drop: 'Не копировать туда', good: 'Папка доступна, свободно {{size}}', sameDisk: 'Это тот же диск, что и у базы: от его поломки такая копия не спасёт.', failed: 'Последняя копия сюда не попала',
    trouble: { away: 'Папки сейчас нет: диск не подключён или сеть недоступна.', 'not-a-folder': 'Это не папка.', 'not-writable': 'В эту папку нельзя записывать.', 'no-room': 'Здесь не хватает места для копии.', 'own-folder': 'Это папка самой программы. Выберите другой диск.' },
  },
  list: { title: 'Копии', when: 'Когда', size: 'Размер', where: 'Где', state: 'Состояние', here: 'рядом с базой', second: 'вторая папка', both: 'рядом с базой и во второй папке', verified: 'проверена', empty: 'Первая копия появится этой ночью. Можно сделать её прямо сейчас.', keep: 'Хранятся 7 последних дней, 4 недели и 6 месяцев.', folder: 'Папка: {{folder}}' },
  code: {
    title: 'Код восстановления', intro: 'Код с распечатки открывает базу на другом компьютере. Стойка его не хранит и показать снова не может: потерянный код заменяют новым.', demo: 'В учебной базе ключ опубликован, кода у неё нет.',
    renew: 'Заменить код…', check: 'Проверить распечатку…', password: 'Ваш пароль', passwordHint: 'Чтобы код не увидел тот, кто подошёл к открытой программе', show: 'Показать новый код', wrongPassword: 'Пароль не подходит.', wait: 'Слишком много попыток. Подождите {{count}} с.',
    shown: 'Новый код', shownHint: 'Распечатайте или перепишите его. Прежний код действует, пока вы не подтвердите новый.', print: 'Распечатать', group: 'Группа {{n}} с бумаги', confirm: 'Подтвердить новый код', wrong: 'Группа {{groups}} не совпадает с кодом. Проверьте запись на бумаге.', kept: 'Новый код действует, прежний больше не открывает базу.',
    typed: 'Код с распечатки', compare: 'Проверить', right: 'Код верный: эта распечатка открывает базу.', notRight: 'Эта распечатка базу не открывает. Проверьте, тот ли это код, или замените его.', close: 'Закрыть',
  },
};
const en: typeof ru = {
  title: 'Database and copies', intro: 'The database is encrypted and lies on this computer. Every night Stoika makes a copy of it, opens the copy and compares it.',
  line: { fresh: 'Copy of {{when}}', old: 'The copy is old: {{when}}', never: 'No copies yet', running: 'Making a copy…' },
  health: { fresh: 'The copy is fresh', old: 'The copy is old', never: 'No copies yet' },
  lastAt: 'Last verified copy: {{when}}', nextAt: 'Next: {{when}}', make: 'Make a copy now', making: 'The copy is being made. See the line at the bottom.',
  failed: 'The last try at {{when}} failed. Earlier copies are whole.',
  journal: { whole: 'A journal of changes is kept: should the file be damaged, everything up to the last saving comes back.', broken: 'The journal of changes has a gap. Stoika makes a new copy, and it is whole again.', none: 'No journal is kept for the practice database.' },
  checked: 'The whole database was read and is sound: {{when}}', neverChecked: 'The whole database has not been read through yet', check: 'Check the database now', checking: 'The database is being read through. See the line at the bottom.',
  hour: 'Hour of the nightly copy', hourHint: 'If the computer is off, the copy is made at the next start',
  second: {
    title: 'Second folder', intro: 'A copy on another disk or a network folder outlives a breakdown of this computer. The key under the recovery code goes with it.', none: 'No second folder is chosen: all copies lie on the disk of the database.',
    choose: 'Choose a folder…', drop: 'Stop copying there', good: 'The folder is there, {{size}} free', sameDisk: 'This is the disk of the database itself: such a copy does not help when it breaks.', failed: 'The last copy did not get here',
    trouble: { away: 'The folder is away: the disk is not plugged in or the network is down.', 'not-a-folder': 'This is no folder.', 'not-writable': 'This folder cannot be written to.', 'no-room': 'There is not enough room for a copy.', 'own-folder': 'This is the program’s own folder. Choose another disk.' },
  },
  list: { title: 'Copies', when: 'When', size: 'Size', where: 'Where', state: 'State', here: 'beside the database', second: 'second folder', both: 'beside the database and in the second folder', verified: 'verified', empty: 'The first copy is made tonight. You can make one right now.', keep: 'Kept are the last 7 days, 4 weeks and 6 months.', folder: 'Folder: {{folder}}' },
  code: {
    title: 'Recovery code', intro: 'The printed code opens the database on another computer. Stoika does not keep it and cannot show it again: a lost code is replaced by a new one.', demo: 'The key of the practice database is published, it has no code.',
    renew: 'Replace the code…', check: 'Check the print…', password: 'Your password', passwordHint: 'So that nobody who walks up to the open program sees the code', show: 'Show the new code', wrongPassword: 'The password is wrong.', wait: 'Too many tries. Wait {{count}} s.',
    shown: 'New code', shownHint: 'Print it or write it down. The former code works until you confirm the new one.', print: 'Print', group: 'Group {{n}} from the paper', confirm: 'Confirm the new code', wrong: 'Group {{groups}} does not match the code. Check the paper.', kept: 'The new code works, the former one no longer opens the database.',
    typed: 'Code on the print', compare: 'Check', right: 'The code is right: this print opens the database.', notRight: 'This print does not open the database. See whether it is the right one, or replace it.', close: 'Close',
  },
};
export const copies = { ru, en };
