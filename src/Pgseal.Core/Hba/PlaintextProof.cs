namespace Pgseal.Core.Hba;
using Pgseal.Core.Posture;
static class PlaintextProof { public static Proof Decide(HbaTree t, HbaEnvironment e, Scope s, bool? r) => throw new NotImplementedException(); }
