import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canSaveTags, shownTags, tagLines } from './view.ts';

const text = fc.string({ maxLength: 6 }), id = fc.uuid();

describe('«Сохранить»', () => {
  it('works exactly when something is chosen and «Другая метка», if ticked, has its words', () => {
    fc.assert(fc.property(fc.array(id, { maxLength: 3 }), fc.option(text, { nil: undefined }), (tagIds, other) => {
      const writes = other !== undefined, written = writes && other.trim() !== '';
      expect(canSaveTags({ tagIds, ...(writes ? { other } : {}) })).toBe(writes ? written : tagIds.length > 0);
    }));
  });
});

describe('the tags of a call', () => {
  const dictionary = fc.array(fc.record({ id, name: text, retired: fc.boolean(), tags: fc.array(fc.record({ id, name: text, retired: fc.boolean() }), { maxLength: 4 }) }), { maxLength: 4 });
  it('are all shown, each once, in the order of their groups, whatever was deleted since', () => {
    fc.assert(fc.property(dictionary, fc.infiniteStream(fc.boolean()), fc.option(text, { nil: undefined }), (groups, coin, other) => {
      const set = groups.flatMap(({ tags }) => tags).filter(() => coin.next().value).map((tag) => ({ tagId: tag.id, text: '' }));
      const shown = shownTags([...(other === undefined ? [] : [{ tagId: null, text: other }]), ...[...set].reverse()], groups), ids = new Set(set.map(({ tagId }) => tagId));
      expect(shown.groups.flatMap(({ tags }) => tags.map(({ name }) => name))).toEqual(groups.flatMap(({ tags }) => tags.filter((tag) => ids.has(tag.id)).map(({ name }) => name)));
      expect(shown.other).toBe(other);
    }));
  });
  it('say «удалена» once: of the group that is gone, or of the tag alone', () => {
    const groups = [{ id: 'g', name: 'Почему не записался', retired: true, tags: [{ id: 't', name: 'Цена', retired: true }] }, { id: 'h', name: 'Услуга', retired: false, tags: [{ id: 'u', name: 'Имплантация', retired: true }, { id: 'v', name: 'Чистка', retired: false }] }];
    expect(tagLines(shownTags([{ tagId: 'v', text: '' }, { tagId: 't', text: '' }, { tagId: 'u', text: '' }, { tagId: null, text: 'Ищет логопеда' }], groups), 'удалена')).toEqual(['Почему не записался (удалена): Цена', 'Услуга: Имплантация (удалена), Чистка', 'Ищет логопеда']);
  });
});
