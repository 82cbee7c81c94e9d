const ru = {
  title: 'Длительные работы', none: 'Сейчас ничего не выполняется', open: 'Длительные работы', running_one: 'Идёт {{count}} работа', running_few: 'Идут {{count}} работы', running_many: 'Идёт {{count}} работ', running_other: 'Идёт {{count}} работы',
  ended: 'Работы закончены', failed: 'Работа не выполнена',
  state: { waiting: 'В очереди', running: 'Идёт', paused: 'Приостановлена', done: 'Готово', failed: 'Не выполнена', cancelled: 'Отменена' },
  pause: 'Приостановить', resume: 'Продолжить', cancel: 'Отменить', dismiss: 'Убрать из списка', progress: '{{title}}: {{percent}} %', started: 'Файл готовится. Ход виден внизу экрана.',
  kind: { copies: { make: 'Копия базы', check: 'Проверка базы' }, table: { write: 'Выгрузка «{{file}}»' }, import: { check: 'Проверка файла «{{file}}»', run: 'Импорт «{{file}}»', undo: 'Отмена импорта «{{file}}»', problems: 'Список отказов «{{file}}»' } },
  result: { copies: { make: 'Копия готова и проверена', check: 'База прочитана целиком и цела' }, table: { write_one: '{{count}} строка записана', write_few: '{{count}} строки записаны', write_many: '{{count}} строк записано', write_other: '{{count}} строки записаны' }, import: { check: 'Проверено: {{added}} новых, {{refused}} с отказом', run: 'Загружено новых: {{added}}, отказано: {{refused}}', undo: 'Убрано записей: {{rows}}', problems: 'Записано строк: {{rows}}' } },
  step: { reading: 'Чтение', checking: 'Проверка', writing: 'Запись', base: 'Чтение базы', looking: 'Что изменилось с тех пор', removing: 'Отмена', copying: 'Копирование и сверка', carrying: 'Перенос во вторую папку' },
};
const en: typeof ru = {
  title: 'Long work', none: 'Nothing is running now', open: 'Long work', running_one: '{{count}} job is running', running_few: '{{count}} jobs are running', running_many: '{{count}} jobs are running', running_other: '{{count}} jobs are running',
  ended: 'The work is done', failed: 'A job has failed',
  state: { waiting: 'In the queue', running: 'Running', paused: 'Paused', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  pause: 'Pause', resume: 'Go on', cancel: 'Cancel', dismiss: 'Put away', progress: '{{title}}: {{percent}} %', started: 'The file is being written. See the line at the bottom.',
  kind: { copies: { make: 'Copy of the database', check: 'Check of the database' }, table: { write: 'Export “{{file}}”' }, import: { check: 'Check of “{{file}}”', run: 'Import of “{{file}}”', undo: 'Undo of the import “{{file}}”', problems: 'List of refusals “{{file}}”' } },
  result: { copies: { make: 'The copy is ready and verified', check: 'The database was read through and is sound' }, table: { write_one: '{{count}} row written', write_few: '{{count}} rows written', write_many: '{{count}} rows written', write_other: '{{count}} rows written' }, import: { check: 'Checked: {{added}} new, {{refused}} refused', run: 'New: {{added}}, refused: {{refused}}', undo: 'Rows taken back: {{rows}}', problems: 'Rows written: {{rows}}' } },
  step: { reading: 'Reading', checking: 'Checking', writing: 'Writing', base: 'Reading the base', looking: 'What changed since', removing: 'Taking back', copying: 'Copying and comparing', carrying: 'Carrying to the second folder' },
};
/** `kind.<module>.<deed>` is the title of a job, `result.<module>.<deed>` the sentence at its end (`count` is its `rows`, if it has any), `step.<code>` what it is at. */
export const jobs = { ru, en };
