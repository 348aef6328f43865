import { describe, expect, it } from 'vitest';
import { keyAction, middlePoint } from './mapKeys';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('keys on the map', () => {
  it('move the window over the map, zoom and select', () => {
    expect(keyAction({ ...plain, key: 'ArrowRight' })).toEqual({
      ...{ kind: 'move', by: { x: -40, y: 0 } },
    });
    expect(keyAction({ ...plain, key: '+' })).toEqual(keyAction({ ...plain, key: '=' }));
    expect(keyAction({ ...plain, key: '-' })).toEqual({ kind: 'zoom', factor: 1 / 1.5 });
    expect(keyAction({ ...plain, key: '0' })).toEqual({ kind: 'zoom', factor: null });
    expect(keyAction({ ...plain, key: 'Enter' })).toEqual({ kind: 'select-shown' });
    expect(keyAction({ ...plain, key: ' ' })).toEqual({ kind: 'toggle-middle' });
  });

  it('leave the browser its own: other keys, and those with a modifier', () => {
    expect(keyAction({ ...plain, key: 'Tab' })).toBeNull();
    expect(keyAction({ ...plain, ctrlKey: true, key: '+' })).toBeNull();
    expect(keyAction({ ...plain, metaKey: true, key: 'ArrowLeft' })).toBeNull();
  });
});

describe('the point nearest to the middle', () => {
  const points = Float32Array.from([0, 0, 10, 0, 0, 5, 10, 5]);
  const view = { scale: 20, x: 24, y: 24 };
  const all = () => true;

  it('is among those in view', () => {
    // At (24, 24), (224, 24), (24, 124), (224, 124) in a canvas of 100 × 148.
    expect(middlePoint(points, view, { width: 100, height: 140 }, all)).toBe(0);
    expect(middlePoint(points, view, { width: 100, height: 160 }, all)).toBe(2);
    expect(middlePoint(points, { ...view, x: 500 }, { width: 248, height: 148 }, all)).toBe(-1);
  });

  it('is none of an image that is gone', () => {
    const isThere = (index: number) => index !== 0;
    expect(middlePoint(points, view, { width: 100, height: 140 }, isThere)).toBe(2);
  });
});
