import { grantedSerial, grantedSubject } from "../../src/certificates/granted-certificate";

test("a subject is granted something in its one form", () => {
  expect(grantedSubject("cn=orders, o=Acme")).toEqual({ canonical: "CN=orders,O=Acme" });
  expect(grantedSubject("/O=Acme/CN=orders")).toEqual({
    message:
      'expected a name such as CN=orders,O=Acme,C=DE, got "/O=Acme/CN=orders" ' +
      '(column 1: expected the type of an attribute such as CN or an OID, got "/")',
  });
});

test("a serial number is granted something in its one form", () => {
  expect(grantedSerial("03:a5:b1")).toEqual({ canonical: "3A5B1" });
  expect(grantedSerial("0x03")).toEqual({
    message: 'expected a serial number in hexadecimal, of at most 20 bytes, got "0x03"',
  });
});
