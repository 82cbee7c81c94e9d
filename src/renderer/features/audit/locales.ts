const ru = {
  title: 'История изменений', about: 'Кто, что и когда изменил, и кому отказано в доступе. Строки связаны цепочкой: правку или удаление любой из них видно при проверке.', filters: 'Отбор', search: 'Имя, слово или номер', author: 'Сотрудник', thing: 'Что изменено', deed: 'Действие', from: 'С дня', till: 'По день', reset: 'Сбросить',
  nothing: 'Таких записей нет. Попробуйте другой период или меньше слов.', loading: 'Читаем дальше', lookedBack: 'Просмотрено до {{at}}, ищем дальше', program: 'программа', hidden: 'Данные карточки этой роли не показываются', became: 'стало', number: '№ {{number}}', leftName: '{{name}} (не работает)',
  export: 'В Excel', verify: 'Проверить', checking: 'Проверяем цепочку: {{share}} %',
  whole_one: 'История цела: проверена {{count}} строка, {{at}}.', whole_few: 'История цела: проверены {{count}} строки, {{at}}.', whole_many: 'История цела: проверено {{count}} строк, {{at}}.', whole_other: 'История цела: проверено {{count}} строки, {{at}}.',
  breach: {
    deleted: 'Строка № {{row}} удалена из истории (проверено {{at}}). Остальные данные клиники целы. Позовите того, кто отвечает за базу.', altered: 'Строка № {{row}} изменена или подложена (проверено {{at}}). Остальные данные клиники целы. Позовите того, кто отвечает за базу.',
    'text-altered': 'У строки № {{row}} подменён текст «было, стало» (проверено {{at}}). Позовите того, кто отвечает за базу.', 'text-missing': 'У строки № {{row}} пропал текст «было, стало», и никто его не стирал по запросу (проверено {{at}}). Позовите того, кто отвечает за базу.',
    'tail-cut': 'Конец истории отрезан: строки № {{row}} и следующих нет, хотя они были (проверено {{at}}). Возможно, файл базы заменили старым. Позовите того, кто отвечает за базу.',
  },
};
const en: typeof ru = {
  title: 'Change log', about: 'Who changed what and when, and who was refused. The rows are linked in a chain: an altered or deleted one is found by the verification.', filters: 'Filters', search: 'Name, word or number', author: 'Employee', thing: 'What was changed', deed: 'Deed', from: 'From day', till: 'Till day', reset: 'Reset',
  nothing: 'No such rows. Try another period or fewer words.', loading: 'Reading on', lookedBack: 'Looked back to {{at}}, searching on', program: 'the program', hidden: 'Data of cards are not shown to this role', became: 'became', number: 'No. {{number}}', leftName: '{{name}} (left)',
  export: 'To Excel', verify: 'Verify', checking: 'Verifying the chain: {{share}} %',
  whole_one: 'The log is whole: {{count}} row verified, {{at}}.', whole_few: 'The log is whole: {{count}} rows verified, {{at}}.', whole_many: 'The log is whole: {{count}} rows verified, {{at}}.', whole_other: 'The log is whole: {{count}} rows verified, {{at}}.',
  breach: {
    deleted: 'Row {{row}} was deleted from the log (verified {{at}}). The other data of the clinic are whole. Call whoever is responsible for the database.', altered: 'Row {{row}} was altered or planted (verified {{at}}). The other data of the clinic are whole. Call whoever is responsible for the database.',
    'text-altered': 'The before and after of row {{row}} were exchanged (verified {{at}}). Call whoever is responsible for the database.', 'text-missing': 'The before and after of row {{row}} are gone, and nobody erased them on request (verified {{at}}). Call whoever is responsible for the database.',
    'tail-cut': 'The end of the log was cut: row {{row}} and the next ones are missing, though they were there (verified {{at}}). Perhaps the file was replaced by an old one. Call whoever is responsible for the database.',
  },
};
export const audit = { ru, en };
