/** The command that ends a share before work begins. */
import { BEFORE_WORK } from '../stage.ts';
import type { CommandRow } from './definition.ts';

export const END_COMMANDS = {
  cancel: {
    from: BEFORE_WORK,
    to: 'cancelled',
    roles: ['customer', 'supervisor'],
    notesRequired: true,
    notRecorder: false,
    isRejection: false,
    bulk: false,
    form: 'notes',
    occasion: 'cancel',
    customerReadsNotes: true,
    notice: 'order_cancelled',
    staffNotice: null,
    anyInstitution: true,
    zh: '取消预约',
    en: 'Cancel',
    pastZh: '已取消',
    pastEn: 'Cancelled',
    publicActorZh: '申请单位',
    publicActorEn: 'Applicant',
    tone: 'danger',
  },
} as const satisfies Record<string, CommandRow>;
