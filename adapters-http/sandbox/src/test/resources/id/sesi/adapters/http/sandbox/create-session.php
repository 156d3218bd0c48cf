<?php
// Follows the vendor's PHP sample: join the six fields, sign them, post the request. Needs php-cli without extensions.
// Usage: php create-session.php BASE_URL CA_FILE PARTNER_ID BODY_FILE [tamper]; the key is in PSIKOLOGIE_SECRET_KEY.
[, $baseUrl, $caFile, $partnerId, $bodyFile] = $argv;
$payload = json_decode(file_get_contents($bodyFile), true, 512, JSON_THROW_ON_ERROR);
$user = $payload['user'];

$canonical = implode('|', [
    $partnerId,
    $user['user_id'],
    $user['email'],
    $user['name'],
    $user['company']['company_id'] ?? '',
    implode(',', array_column($user['candidates'] ?? [], 'candidate_id')),
]);
$signature = hash_hmac('sha256', $canonical, getenv('PSIKOLOGIE_SECRET_KEY'));
if (($argv[5] ?? '') === 'tamper') {
    $signature[0] = $signature[0] === '0' ? '1' : '0';
}
$payload['signature'] = $signature;

$response = file_get_contents("$baseUrl/api/v2/partner/$partnerId/sessions", false, stream_context_create([
    'http' => [
        'method' => 'POST',
        'header' => "Content-Type: application/json\r\n",
        'content' => json_encode($payload),
        'ignore_errors' => true,
    ],
    'ssl' => ['cafile' => $caFile],
]));
echo $http_response_header[0], "\n", $response, "\n";
