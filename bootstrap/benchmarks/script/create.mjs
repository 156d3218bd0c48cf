// Does the same as `sesi create` with only Node.js: sign, POST, print. For the comparison in docs/performance.md.
import { createHmac } from "node:crypto";

const [baseUrl, partnerId] = process.argv.slice(2);
const user = {
    user_id: "USR-001",
    email: "john.doe@example.com",
    name: "John Doe",
    candidates: [{ candidate_id: "c1", nama: "Siti", email: "siti@example.com" }],
};
const canonical = [partnerId, user.user_id, user.email, user.name, "", "c1"].join("|");
const signature = createHmac("sha256", process.env.PSIKOLOGIE_SECRET_KEY).update(canonical).digest("hex");
const response = await fetch(`${baseUrl}/api/v2/partner/${partnerId}/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user, signature }),
});
const session = await response.json();
if (response.status !== 200 || !session.widgetUrl) process.exit(1);
console.log(JSON.stringify(session));
