/** What was sealed, signed or digested with an earlier key of the ring, and before there was a ring. */
import { defaultPayloadConverter } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { idOfToken, linkToken } from '../../api/certificates/link.ts';
import type { ShareCommand } from '../../domain/transition.ts';
import { createPayloadCodec } from '../../runtime/temporal/payload-codec.ts';
import { type KeyRing, keyRing, LiveKeyRing } from '../../store/keys/ring.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { open, seal } from '../../store/personal-data/secret-box.ts';
import { requireGenuine, withMac } from '../../store/transition/command-mac.ts';

const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const rotated = () => keyRing(NEW, OLD);
const MOBILE = '13912345678';

/** Made with the key OLD by the version before the ring. */
const BEFORE_THE_RING = {
  slip: Buffer.from('3cb04d081872b8a7d2d1740af767657656a048e728342eb28a8c8f26c8d00f96f9c9358a', 'hex'),
  sealed: Buffer.from('2d3aed27a8a412753f476cd73f7b90b6ee3f8a91493553d38d6a762b33622a0058a5c95a42f843', 'hex'),
  digest: Buffer.from('edfc6da1e00232bd8e2aaa9ef5875675cdfdca30f981fafeb1d867eacf1bd192', 'hex'),
};

describe('a key ring', () => {
  it('seals with the current key and opens with all, from the moment at which its keys are replaced', () => {
    const ring = new LiveKeyRing([OLD]);
    const personal = personalData(ring);
    const before = personal.seal(MOBILE);
    ring.replace([OLD, NEW]);
    expect(personalData(keyRing(OLD)).open(personal.seal(MOBILE))).toBe(MOBILE);
    ring.replace([NEW, OLD]);
    expect(personal.open(before)).toBe(MOBILE);
    expect(personalData(keyRing(NEW)).open(personal.seal(MOBILE))).toBe(MOBILE);
  });

  it('names the missing key of a box, and opens no box that was changed', () => {
    const box = seal(keyRing(NEW), '机密');
    expect(() => open(keyRing(OLD), box)).toThrow(keyRing(NEW).current.id);
    const changed = Buffer.from(box);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => open(rotated(), changed)).toThrow();
  });

  it('opens and finds what was sealed before boxes and digests had the id of a key', () => {
    expect(open(rotated(), BEFORE_THE_RING.slip)).toBe('AB12CD34');
    const personal = personalData(rotated());
    expect(personal.open(BEFORE_THE_RING.sealed)).toBe(MOBILE);
    expect(personal.digests(MOBILE)).toContainEqual(BEFORE_THE_RING.digest);
    expect(personal.digests('13912345679')).not.toContainEqual(BEFORE_THE_RING.digest);
  });

  it('finds by the digests of every key, and stores that of the current one', () => {
    const personal = personalData(rotated());
    expect(personal.digests(MOBILE)).toContainEqual(personalData(keyRing(OLD)).digest(MOBILE));
    expect(personal.digest(MOBILE)).toEqual(personalData(keyRing(NEW)).digest(MOBILE));
  });

  it('lets commands, links and payloads of an earlier key pass, and none of a key that was removed', async () => {
    const command = {
      name: 'confirm_visit',
      commandId: 'c',
      actor: { id: 'a', name: '甲' },
    } as unknown as ShareCommand;
    const given = withMac(keyRing(OLD), 'order', command);
    expect(() => requireGenuine(rotated(), 'order', given)).not.toThrow();
    expect(() => requireGenuine(keyRing(NEW), 'order', given)).toThrow();

    const id = '3f0e4f0a-52c2-4b2e-9d8f-0a1b2c3d4e5f';
    const key = (secrets: KeyRing) => ({ secrets, linked: 'order' as const });
    const slipPassword = 'ABCD2345';
    const token = linkToken(key(keyRing(OLD)), id, slipPassword);
    expect(await idOfToken(key(rotated()), token, async () => slipPassword)).toBe(id);
    expect(await idOfToken(key(keyRing(NEW)), token, async () => slipPassword)).toBeNull();

    const plain = defaultPayloadConverter.toPayload({ notes: '请补充' });
    const encrypted = await createPayloadCodec(keyRing(OLD)).encode([plain]);
    expect((await createPayloadCodec(rotated()).decode(encrypted))[0]?.data).toEqual(Buffer.from(plain.data ?? []));
    await expect(createPayloadCodec(keyRing(NEW)).decode(encrypted)).rejects.toThrow(/key ring does not have/);
  });
});
