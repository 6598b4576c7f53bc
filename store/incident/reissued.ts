/** Whether `certificate c` was issued anew: then its file is not the business of its order’s workflow. */
export const REISSUED = 'exists (select from certificate old where old.replaced_by = c.id)';
