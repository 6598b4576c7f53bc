/** The instrument `ins` as it stands now, in the shape of `InstrumentSnapshot` in the contract. */
export const SNAPSHOT_SQL = `jsonb_build_object(
  'instrumentNumber', ins.instrument_number, 'name', ins.name, 'model', ins.model,
  'measuringRange', ins.measuring_range, 'accuracyClass', ins.accuracy_class, 'serialNumber', ins.serial_number,
  'manufacturer', ins.manufacturer, 'placeOfUse', ins.place_of_use)`;

/** Whether the instrument `ins` may be applied for: in use, working normally, verified by this centre (manual FAQ 2). */
export const USABLE_SQL = `(ins.current_condition = '在用' and ins.current_state = '正常使用'
  and ins.verification_unit = (select name from institution where is_this_centre))`;
