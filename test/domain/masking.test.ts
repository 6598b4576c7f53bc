import { describe, expect, it } from 'vitest';
import { maskedIdentityNumber, maskedMobile } from '../../domain/masking.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { personalData } from '../../store/personal-data/sealing.ts';

describe('a personal number', () => {
  it('R:A12 is shown with its middle hidden, a short one entirely hidden', () => {
    expect(maskedMobile('13912345678')).toBe('139****5678');
    expect(maskedIdentityNumber('150602199001011234')).toBe('150602********1234');
    expect(maskedMobile('1234567')).toBe('*******');
    expect(maskedMobile('')).toBe('');
  });

  it('R:A12 is sealed differently every time, found only by a digest of the same key, and never opened by another key', () => {
    const [ours, theirs] = [personalData(keyRing(Buffer.alloc(32, 1))), personalData(keyRing(Buffer.alloc(32, 2)))];
    const box = ours.seal('13912345678');
    expect(ours.open(box)).toBe('13912345678');
    expect(ours.seal('13912345678')).not.toEqual(box);
    expect(box.includes('13912345678')).toBe(false);
    expect(ours.digest('13912345678')).toEqual(ours.digest('13912345678'));
    expect(ours.digest('13912345678')).not.toEqual(ours.digest('13912345679'));
    expect(ours.digest('13912345678')).not.toEqual(theirs.digest('13912345678'));
    expect(() => theirs.open(box)).toThrow();
    box[box.length - 1] = (box.at(-1) ?? 0) ^ 1;
    expect(() => ours.open(box)).toThrow();
  });
});
