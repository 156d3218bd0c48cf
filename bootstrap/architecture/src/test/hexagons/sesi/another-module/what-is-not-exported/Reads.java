package com.acme.other;

record Reads(id.sesi.adapters.cli.request.ParsedRequest request) {}
