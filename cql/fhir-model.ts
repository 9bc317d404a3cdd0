// As much of HL7's FHIR 4.0.1 model as the emitted CQL names: the patient whom a decision is about; facts come as parameters.

/** In the form in which the translator reads a model. What is in it is as in HL7's own model, so that ELM made with either is the same. */
export function fhirModelXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  name="FHIR" version="4.0.1" url="http://hl7.org/fhir" targetQualifier="fhir" patientClassName="FHIR.Patient">
  <requiredModelInfo name="System" version="1.0.0"/>
  <typeInfo xsi:type="ClassInfo" namespace="FHIR" name="Element" baseType="System.Any"/>
  <typeInfo xsi:type="ClassInfo" namespace="FHIR" name="id" baseType="FHIR.Element">
    <element name="value" elementType="System.String"/>
  </typeInfo>
  <typeInfo xsi:type="ClassInfo" namespace="FHIR" name="Resource" identifier="http://hl7.org/fhir/StructureDefinition/Resource" baseType="System.Any">
    <element name="id" elementType="FHIR.id"/>
  </typeInfo>
  <typeInfo xsi:type="ClassInfo" namespace="FHIR" name="DomainResource" identifier="http://hl7.org/fhir/StructureDefinition/DomainResource" baseType="FHIR.Resource"/>
  <typeInfo xsi:type="ClassInfo" namespace="FHIR" name="Patient" identifier="http://hl7.org/fhir/StructureDefinition/Patient" label="Patient" retrievable="true" baseType="FHIR.DomainResource"/>
  <contextInfo name="Patient" keyElement="id">
    <contextType namespace="FHIR" name="Patient"/>
  </contextInfo>
</modelInfo>
`;
}
