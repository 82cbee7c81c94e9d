import type * as z from 'zod';
import { levelFile, type Level } from './level.ts';

const site = '+74950001001', maps = '+74950001002';

/**
 * The levels that come with the program. Callers are of the clinic «Линия», and strangers. Сафин (P3) has a visit coming:
 * whether he «хочет записаться» or «уже записан» when he asks for another is nobody's fault, so his type is not judged.
 * Whoever only asks leaves a tag: why there is no booking is asked for after the talk.
 */
const written: readonly z.input<typeof levelFile>[] = [
  {
    training: 'calm', title: 'Спокойное утро', about: 'Четыре звонка один за другим: ответить, узнать человека, записать.', minutes: 6,
    callers: [
      { call: 'c1', at: 4, from: 'P3', line: site, says: 'Доброе утро, это Сафин. Болит зуб слева, можно к терапевту поскорее? Лучше к Орловой.', waits: 60, wants: { person: 'P3', topic: 'Терапия', book: { doctor: 'Орлова' } } },
      { call: 'c2', at: '1:20', from: '+79004440011', line: site, says: 'Здравствуйте, я у вас впервые. Хочу на консультацию ортодонта. Меня зовут Анна Ветрова.', waits: 60, wants: { person: 'new', whoType: 'wantsToBook', topic: 'Ортодонтия', book: { doctor: 'Белов' } } },
      { call: 'c3', at: '2:50', from: 'P1', line: site, says: 'Это Елена Громова. Скажите, сколько стоит имплант? Записываться пока не буду.', waits: 60, wants: { person: 'P1', topic: 'Имплантация', tags: ['Узнавал цену'] } },
      { call: 'c4', at: '4:00', from: 'P8', line: site, says: 'Мария Лебедева, здравствуйте. Нужно удалить зуб мудрости, запишите к Киму.', waits: 60, wants: { person: 'P8', whoType: 'wantsToBook', topic: 'Хирургия', book: { doctor: 'Ким' } } },
    ],
  },
  {
    training: 'rush', title: 'Час пик', about: 'Восемь звонков за семь минут, двое сразу, один не дождётся: ему надо перезвонить.', minutes: 8,
    callers: [
      { call: 'r1', at: 4, from: 'P1', line: site, says: 'Это Громова. Сына Тимура надо показать терапевту на этой неделе.', waits: 45, wants: { person: 'P2', whoType: 'wantsToBook', topic: 'Терапия', book: { doctor: 'Орлова' } } },
      { call: 'r2', at: 40, from: '+79004440022', line: site, says: 'Алло! Сколько стоит чистка и есть ли у вас рассрочка?', waits: 30, wants: { topic: 'Терапия', tags: ['Узнавал цену'] } },
      { call: 'r3', at: 55, from: 'P8', line: maps, says: 'Лебедева Мария. Хочу к хирургу Киму, можно на завтра?', saysBack: 'Да, это Лебедева, не дозвонилась. Хочу к хирургу Киму, можно на завтра?', waits: 14, wants: { person: 'P8', whoType: 'wantsToBook', topic: 'Хирургия', book: { doctor: 'Ким' } } },
      { call: 'r4', at: '2:20', line: site, says: 'Здравствуйте, звоню с ПроДокторов. Меня зовут Игорь Панов, хочу на имплантацию.', waits: 40, wants: { person: 'new', whoType: 'wantsToBook', topic: 'Имплантация', book: true } },
      { call: 'r5', at: '3:20', from: 'P7', line: site, says: 'Зуев, по ДМС. Просто хочу узнать, принимаете ли вы ещё мою страховую.', waits: 40, wants: { person: 'P7', tags: ['Вопрос по страховке'] } },
      { call: 'r6', at: '4:10', from: 'P3', line: site, says: 'Сафин. Запишите меня ещё к ортодонту, пожалуйста.', waits: 35, wants: { person: 'P3', topic: 'Ортодонтия', book: { doctor: 'Белов' } } },
      { call: 'r7', at: '4:20', from: '+79004440033', line: site, says: 'Это доставка воды, буду через десять минут.', waits: 30, wants: { whoType: 'contractor', tags: ['Не пациент'] } },
      { call: 'r8', at: '5:40', from: '+79004440044', line: site, says: 'Добрый день, я Ольга Мирная, у вас не была. Нужен терапевт, болит.', waits: 40, wants: { person: 'new', whoType: 'wantsToBook', topic: 'Терапия', book: { doctor: 'Орлова' } } },
    ],
  },
  {
    training: 'storm', title: 'Понедельник после праздников', about: 'Двенадцать звонков за восемь минут. Всех принять нельзя: важно никого не забыть.', minutes: 10,
    callers: [
      { call: 's1', at: 3, from: '+79004440051', line: site, says: 'Здравствуйте, Пётр Соснин, впервые. Сломал зуб, нужен терапевт сегодня.', waits: 40, wants: { person: 'new', whoType: 'wantsToBook', topic: 'Терапия', book: { doctor: 'Орлова' } } },
      { call: 's2', at: 12, from: 'P8', line: site, says: 'Лебедева. Скажите, мой снимок готов?', waits: 18, wants: { person: 'P8', tags: ['Вопрос о лечении'] } },
      { call: 's3', at: 24, from: 'P3', line: maps, says: 'Сафин, можно к Киму на консультацию?', waits: 16, wants: { person: 'P3', topic: 'Хирургия', book: { doctor: 'Ким' } } },
      { call: 's4', at: '1:10', from: '+79004440052', line: site, says: 'Рекламное агентство, хотим предложить вам продвижение.', waits: 30, wants: { whoType: 'contractor', tags: ['Не пациент'] } },
      { call: 's5', at: '1:40', from: 'P1', line: site, says: 'Громова. Мне к Орловой и Тимуру к ортодонту; начните с меня.', waits: 35, wants: { person: 'P1', whoType: 'wantsToBook', topic: 'Терапия', book: { doctor: 'Орлова' } } },
      { call: 's6', at: '2:00', line: site, says: 'Это Софья Белкина, увидела вас на ПроДокторов. Хочу ортодонта.', waits: 25, wants: { person: 'new', whoType: 'wantsToBook', topic: 'Ортодонтия', book: { doctor: 'Белов' } } },
      { call: 's7', at: '3:10', from: 'P7', line: site, says: 'Зуев Антон, хочу записаться на имплант, посоветуйте врача.', waits: 30, wants: { person: 'P7', whoType: 'wantsToBook', topic: 'Имплантация', book: true } },
      { call: 's8', at: '3:25', from: '+79004440053', line: maps, says: 'Как до вас доехать от метро?', waits: 20, wants: { tags: ['Как доехать и часы работы'] } },
      { call: 's9', at: '4:30', from: '+79004440054', line: site, says: 'Артём Крылов, у вас впервые. Надо удалить зуб.', waits: 30, wants: { person: 'new', whoType: 'wantsToBook', topic: 'Хирургия', book: { doctor: 'Ким' } } },
      { call: 's10', at: '5:20', from: 'P8', line: site, says: 'Снова Лебедева: запишите на чистку к Орловой.', waits: 30, wants: { person: 'P8', whoType: 'wantsToBook', topic: 'Терапия', book: { doctor: 'Орлова' } } },
      { call: 's11', at: '5:35', from: '+79004440055', line: maps, says: 'Здравствуйте, сколько стоит приём ортодонта?', waits: 15, wants: { topic: 'Ортодонтия', tags: ['Узнавал цену'] } },
      { call: 's12', at: '7:00', from: 'P3', line: site, says: 'Сафин, я передумал насчёт Кима, но это потом. Сейчас просто вопрос: вы завтра работаете?', waits: 35, wants: { person: 'P3', tags: ['Как доехать и часы работы'] } },
    ],
  },
];
export const levels: readonly Level[] = written.map((one) => levelFile.parse(one));
