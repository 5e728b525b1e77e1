// What hangs fails. What is slow does not: balancers alone are waited for by the minute, and machines have other things to do.
jest.setTimeout(1_200_000);
