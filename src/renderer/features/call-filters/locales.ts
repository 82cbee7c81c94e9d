const ru = {
  title: 'Фильтры звонков', intro: 'Какие звонки показываются карточками и в окне «Звонки». Записываются все звонки, их видно в историях и отчётах. Принятый здесь звонок и свой исходящий видны всегда.',
  workplace: 'Этот компьютер', workplaceHint: 'Для всех, кто за ним работает', own: 'Только для меня', ownHint: 'За любым компьютером, вместе с фильтром компьютера', readOnly: 'Меняет руководитель или администратор системы.',
  kind: { lines: 'Линии', extensions: 'Внутренние номера', employees: 'Сотрудники', branches: 'Филиалы', scenarios: 'Сценарии' },
  hint: { lines: 'На какой номер клиники звонят', extensions: 'На каком телефоне звонит', employees: 'Чей телефон звонит', branches: 'Филиал набранного номера или телефона', scenarios: 'Как АТС называет путь звонка' },
  all: 'все', typeScenario: 'Название и Enter', nothing: 'Ничего не найдено',
  save: 'Сохранить', reset: 'Показывать все звонки', saved: 'Сохранено: фильтр уже действует', savedAll: 'Сохранено: показываются все звонки',
  notMine: 'Ваш телефон {{extension}} в фильтр не входит: входящих карточек у вас не будет.', notMe: 'Вас нет среди сотрудников фильтра: входящих карточек у вас не будет.',
  on: 'Показаны не все звонки', by: 'Фильтр: {{by}}. Открыть фильтры звонков',
};
const en: typeof ru = {
  title: 'Call filters', intro: 'Which calls are shown as cards and under “Calls”. Every call is recorded and seen in the histories and reports. A call answered here and one dialled by you are always shown.',
  workplace: 'This PC', workplaceHint: 'For whoever works at it', own: 'For me only', ownHint: 'At any PC, together with the filter of the PC', readOnly: 'Changed by the manager or the system administrator.',
  kind: { lines: 'Lines', extensions: 'Extensions', employees: 'Employees', branches: 'Branches', scenarios: 'Scenarios' },
  hint: { lines: 'Which number of the clinic is called', extensions: 'Which phone rings', employees: 'Whose phone rings', branches: 'Branch of the dialled number or of the phone', scenarios: 'What the exchange calls the way of the call' },
  all: 'all', typeScenario: 'A name and Enter', nothing: 'Nothing found',
  save: 'Save', reset: 'Show all calls', saved: 'Saved: the filter is on', savedAll: 'Saved: all calls are shown',
  notMine: 'Your phone {{extension}} is not in the filter: you will have no cards of incoming calls.', notMe: 'You are not among the employees of the filter: you will have no cards of incoming calls.',
  on: 'Not all calls are shown', by: 'Filter: {{by}}. Open the call filters',
};
export const callFilters = { ru, en };
