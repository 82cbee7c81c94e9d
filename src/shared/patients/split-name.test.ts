import { describe, expect, it } from 'vitest';
import { splitName } from './split-name.ts';

describe('a name heard over the phone', () => {
  it('falls into surname, name and patronymic', () => {
    expect(splitName(' Носова  Мария Ивановна ')).toEqual({ surname: 'Носова', firstName: 'Мария', patronymic: 'Ивановна' });
    expect(splitName('Алиев Рашид Мамед оглы')).toEqual({ surname: 'Алиев', firstName: 'Рашид', patronymic: 'Мамед оглы' });
  });
  it('is empty when only the number is known', () => {
    expect(splitName('+7 (999) 123-45-67')).toEqual({ surname: '', firstName: '', patronymic: '' });
  });
});
