/** The instrument `ins` as it stands now, in the shape of `InstrumentSnapshot` in the contract. */
export const SNAPSHOT_SQL = `jsonb_build_object(
  'instrumentNumber', ins.instrument_number, 'name', ins.name, 'model', ins.model,
  'measuringRange', ins.measuring_range, 'accuracyClass', ins.accuracy_class, 'serialNumber', ins.serial_number,
  'manufacturer', ins.manufacturer, 'placeOfUse', ins.place_of_use)`;
