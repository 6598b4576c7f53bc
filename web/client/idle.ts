let active = Date.now();
for (const sign of ['pointerdown', 'pointermove', 'keydown'])
  globalThis.addEventListener?.(sign, () => {
    active = Date.now();
  });

/**
 * How long the person in front of this page has done nothing, in seconds, as a header: the session of somebody who left
 * ends although the page goes on asking.
 */
export const idleFor = () => ({ 'idle-for': String(Math.round((Date.now() - active) / 1000)) });
