const ru = {
  title: 'Софтфон', intro: 'Разговор через гарнитуру этого компьютера, без настольного телефона. АТС должна принимать звонки из браузера (WebRTC): спросите того, кто её настраивал.',
  phone: 'Телефон этого места', through: 'Через что говорят', desk: 'Настольный телефон', pc: 'Этот компьютер', extension: 'Внутренний номер', extensionHint: 'Под этим номером компьютер звонит и принимает звонки',
  noLines: 'Сначала добавьте внутренний номер: «Настройки → Телефония».', readOnly: 'Меняет руководитель или администратор системы.', on: 'Звонки на {{extension}} приходят в эту гарнитуру: отвечают кнопкой «Ответить» или Ctrl+F2.', off: 'Отвечают трубкой настольного телефона.', saved: 'Сохранено',
  devices: 'Устройства', microphone: 'Микрофон', speaker: 'Где слышно собеседника', speakerHint: 'Обычно гарнитура', ringer: 'Где звонит', ringerHint: 'Обычно колонки: звонок слышно и без гарнитуры', system: 'Как выбрано в системе', gone: '{{name}} (не подключено)', volume: 'Громкость звонка', tryRing: 'Проверить звонок', ringing: 'Звоним…',
  check: 'Проверка', levels: 'Показать уровень', hideLevels: 'Скрыть уровень', level: { silent: 'тихо', good: 'слышно', loud: 'громко' }, micLevel: 'Вас', earLevel: 'Собеседника',
  echo: 'Эхо-тест', echoHint: 'Стойка запишет три секунды вашего голоса и проиграет их в гарнитуре. Запись не хранится.', start: 'Записать 3 секунды', recording: 'Говорите: «Клиника, добрый день»…', playing: 'Слушайте…',
  done: 'Если вы услышали себя, всё в порядке: собеседник услышит вас так же.', quiet: 'Микрофон почти ничего не услышал. Проверьте, не выключен ли он кнопкой на гарнитуре, и выберите его в списке выше.',
};
const en: typeof ru = {
  title: 'Softphone', intro: 'The talk goes through the headset of this PC, without a desk phone. The exchange must take calls from a browser (WebRTC): ask whoever set it up.',
  phone: 'Phone of this workplace', through: 'Calls go through', desk: 'Desk phone', pc: 'This PC', extension: 'Extension', extensionHint: 'The PC calls and is called under this extension',
  noLines: 'First add an extension: “Settings → Telephony”.', readOnly: 'Changed by the manager or the system administrator.', on: 'Calls to {{extension}} come to this headset: answer with the button “Answer” or Ctrl+F2.', off: 'Calls are answered by the handset of the desk phone.', saved: 'Saved',
  devices: 'Devices', microphone: 'Microphone', speaker: 'Where the other side is heard', speakerHint: 'Usually the headset', ringer: 'Where it rings', ringerHint: 'Usually the loudspeakers: it is heard without the headset, too', system: 'As chosen in the system', gone: '{{name}} (not connected)', volume: 'Loudness of the ring', tryRing: 'Try the ring', ringing: 'Ringing…',
  check: 'Check', levels: 'Show the level', hideLevels: 'Hide the level', level: { silent: 'quiet', good: 'heard', loud: 'loud' }, micLevel: 'You', earLevel: 'The other side',
  echo: 'Echo test', echoHint: 'Stoika records three seconds of your voice and plays them in the headset. The recording is not kept.', start: 'Record 3 seconds', recording: 'Speak: “Clinic, good afternoon”…', playing: 'Listen…',
  done: 'If you heard yourself, all is well: the other side will hear you like that.', quiet: 'The microphone heard next to nothing. See that it is not switched off on the headset, and choose it in the list above.',
};
export const softphone = { ru, en };
