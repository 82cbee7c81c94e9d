const ru = {
  title: 'Метки разговора', key: 'F9', other: 'Другая метка', otherText: 'Что это был за звонок', otherNeeded: 'Напишите метку', save: 'Сохранить', choose: 'Выберите хотя бы одну метку', gone: 'Эту метку удалили, выберите другую',
  more_one: 'Ещё {{count}} разговор ждёт меток', more_few: 'Ещё {{count}} разговора ждут меток', more_many: 'Ещё {{count}} разговоров ждут меток', more_other: 'Ещё {{count}} разговора ждут меток',
  settings: {
    title: 'Метки звонков', intro: 'После разговора Стойка спросит, почему пациент не записался или что его интересовало. Ответ виден в «Истории звонков» и в отчёте «Метки».', when: 'Когда спрашивать',
    modes: { off: 'Не спрашивать', withoutBooking: 'Только если не было записи на приём', always: 'Всегда' }, modeHints: { off: 'Метки выключены', withoutBooking: 'Разговор закончился, а записи нет', always: 'После каждого разговора, даже если пациент записан' },
    groups: 'Группы меток', chooseFirst: 'Сначала выберите, когда спрашивать метки: тогда можно будет сделать группы.', noGroups: 'Групп ещё нет. Пока их нет, окно после разговора предлагает только «Другую метку».', addGroup: 'Добавить группу', groupName: 'Название группы', newTag: 'Новая метка', addShort: 'Добавить', addTag: 'Добавить метку в «{{name}}»',
    rename: 'Переименовать группу «{{name}}»', removeGroup: 'Удалить группу «{{name}}»', removeTag: 'Удалить метку «{{name}}»', askGroup: 'Удалить группу «{{name}}» и её метки? На звонках, где они уже стоят, они останутся.', askTag: 'Удалить метку «{{name}}»? На звонках, где она уже стоит, она останется.', remove: 'Удалить', last: 'Последней в окне всегда стоит «Другая метка» со своим текстом.',
    calls_one: '{{count}} звонок', calls_few: '{{count}} звонка', calls_many: '{{count}} звонков', calls_other: '{{count}} звонка', tagHint: 'Метку нельзя переименовать: удалите её и сделайте новую.', needsName: 'Напишите название',
  },
};
const en: typeof ru = {
  title: 'Tags of the call', key: 'F9', other: 'Another tag', otherText: 'What the call was about', otherNeeded: 'Write the tag', save: 'Save', choose: 'Choose at least one tag', gone: 'This tag was deleted, choose another',
  more_one: '{{count}} more call waits for its tags', more_few: '{{count}} more calls wait for their tags', more_many: '{{count}} more calls wait for their tags', more_other: '{{count}} more calls wait for their tags',
  settings: {
    title: 'Call tags', intro: 'After a call Stoika asks why the patient did not book, or what was wanted. The answer stands in the call history and in the report “Tags”.', when: 'When to ask',
    modes: { off: 'Do not ask', withoutBooking: 'Only if nothing was booked', always: 'Always' }, modeHints: { off: 'Tags are off', withoutBooking: 'The call is over and there is no booking', always: 'After each call, even if the patient was booked' },
    groups: 'Groups of tags', chooseFirst: 'First choose when tags are asked for: then groups can be made.', noGroups: 'There are no groups yet. Until there are, the pop-up offers “Another tag” alone.', addGroup: 'Add a group', groupName: 'Name of the group', newTag: 'New tag', addShort: 'Add', addTag: 'Add a tag to “{{name}}”',
    rename: 'Rename the group “{{name}}”', removeGroup: 'Delete the group “{{name}}”', removeTag: 'Delete the tag “{{name}}”', askGroup: 'Delete the group “{{name}}” and its tags? They stay on the calls that have them.', askTag: 'Delete the tag “{{name}}”? It stays on the calls that have it.', remove: 'Delete', last: 'The last in the pop-up is always “Another tag” with a text of its own.',
    calls_one: '{{count}} call', calls_few: '{{count}} calls', calls_many: '{{count}} calls', calls_other: '{{count}} calls', tagHint: 'A tag cannot be renamed: delete it and make a new one.', needsName: 'Write the name',
  },
};
export const tags = { ru, en };
