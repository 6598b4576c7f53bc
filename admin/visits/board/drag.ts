import type { DragEvent } from 'react';

const TYPE = 'application/x-hengzhun-share';

/** The data of a drag on the board: a share, and the technician from whose row it comes. */
export interface Dragged {
  readonly shareId: string;
  readonly technicianId: string | null;
}

export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = 'move';
}

/** Allows the browser to drop an object of the board on the cell. */
export function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'move';
}

export function dropped(event: DragEvent): Dragged | null {
  const data = event.dataTransfer.getData(TYPE);
  if (!data) return null;
  event.preventDefault();
  return JSON.parse(data) as Dragged;
}
