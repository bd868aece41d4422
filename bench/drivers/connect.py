"""Connects with psycopg2 or asyncpg to the URL given: python3 connect.py psycopg2|asyncpg URL"""
import sys

if sys.argv[1] == "psycopg2":
    import psycopg2

    psycopg2.connect(sys.argv[2], connect_timeout=5).close()
else:
    import asyncio

    import asyncpg

    async def connect():
        await (await asyncpg.connect(sys.argv[2], timeout=5)).close()

    asyncio.run(connect())
