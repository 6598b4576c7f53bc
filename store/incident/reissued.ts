/** Whether `certificate c` is a reissued one: then its PDF is not made by the order's workflow. */
export const REISSUED = 'exists (select from certificate old where old.replaced_by = c.id)';
